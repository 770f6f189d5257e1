/**
 * Owns the golden records: what is sold (SKUs), what holds and ships it (nodes), where postal codes lie (places).
 *
 * <p>Promises answers from memory: a look-up costs no query once warm, and a change made on this node is seen at once
 * after its commit.
 */
@ApplicationModule(
        displayName = "Master data",
        allowedDependencies = {"shared", "platform"})
@NullMarked
package io.crossdock.masterdata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
