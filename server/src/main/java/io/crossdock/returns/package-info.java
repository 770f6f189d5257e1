/**
 * Owns returns: the goods that a customer may send back, and the goods that came back, by disposition.
 *
 * <p>Promises that no more units come back than were delivered, and that received units are counted once.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "platform",
            "platform :: request",
            "masterdata",
            "orders",
            "fulfillment",
            "policy",
            "policy :: fact"
        })
@NullMarked
package io.crossdock.returns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
