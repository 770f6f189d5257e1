/**
 * Owns how the modules work together: the capabilities that processes name, bound to the modules' verbs, and the engine
 * that runs them.
 *
 * <p>Promises that it is the only module that composes others, and that nothing in it decides what a module or a
 * process should decide.
 */
@ApplicationModule(
        displayName = "Orchestration",
        allowedDependencies = {
            "shared",
            "platform",
            "masterdata",
            "cases",
            "orders",
            "inventory",
            "inventory :: availability",
            "inventory :: carthold",
            "inventory :: supply",
            "inventory :: verification",
            "inventory :: walk",
            "allocation :: backorder",
            "allocation :: carthold",
            "allocation :: core",
            "allocation :: demand",
            "allocation :: kit",
            "allocation :: node",
            "allocation :: promise",
            "allocation :: reallocation",
            "allocation :: substitution",
            "payments",
            "sourcing",
            "fulfillment",
            "returns",
            "promises"
        })
@NullMarked
package io.crossdock.orchestration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
