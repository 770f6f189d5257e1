/**
 * Binds the modules to processes: owns the capabilities that processes name and the engine that runs them.
 *
 * <p>Promises that a stage only calls verbs of modules: rules belong to the modules, and the order of stages to the
 * processes.
 */
@ApplicationModule(
        displayName = "Orchestration",
        allowedDependencies = {
            "shared",
            "platform",
            "platform :: background",
            "platform :: request",
            "platform :: golive",
            "masterdata",
            "cases",
            "orders",
            "orders :: agreement",
            "orders :: change",
            "orders :: consent",
            "orders :: deadline",
            "orders :: hold",
            "orders :: seller",
            "orders :: service",
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
            "payments :: extension",
            "storedvalue",
            "policy",
            "policy :: fact",
            "sourcing",
            "fulfillment",
            "returns",
            "policy",
            "promises"
        })
@NullMarked
package io.crossdock.orchestration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
