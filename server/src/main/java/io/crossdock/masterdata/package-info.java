/**
 * Owns the golden records: SKUs, nodes, and the locations of postal codes (places).
 *
 * <p>Promises answers from memory: a look-up costs no query once warm, and a change made on this node is seen at once
 * after its commit.
 */
@ApplicationModule(
        displayName = "Master data",
        allowedDependencies = {
            "shared",
            "platform",
            "platform :: request",
            "platform :: csv",
            "platform :: golive",
            "platform :: change"
        })
@NullMarked
package io.crossdock.masterdata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
