/**
 * Owns how orders get their units: demand, kits, substitutes, backorders, cart holds, reallocation and promise dates,
 * composed of the verbs of inventory, sourcing, policy and promises.
 *
 * <p>Promises that a plan is a reservation: what it decides is claimed in the same transaction, and what lost a race is
 * decided again.
 */
@ApplicationModule(
        displayName = "Allocation",
        allowedDependencies = {
            "shared",
            "platform",
            "masterdata",
            "orders",
            "inventory",
            "inventory :: availability",
            "inventory :: buffer",
            "inventory :: carthold",
            "inventory :: supply",
            "payments",
            "sourcing",
            "fulfillment",
            "policy",
            "promises"
        })
@NullMarked
package io.crossdock.allocation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
