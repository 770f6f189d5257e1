/**
 * Owns how orders get their units: demand, kits, substitutes, backorders, cart holds, reallocation and promise dates,
 * on top of inventory, sourcing, policy and promises.
 *
 * <p>Promises that a plan is a reservation: its units are claimed in the transaction that decides it, and an order that
 * lost a race is decided again.
 */
@ApplicationModule(
        displayName = "Allocation",
        allowedDependencies = {
            "shared",
            "platform",
            "platform :: golive",
            "platform :: request",
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
