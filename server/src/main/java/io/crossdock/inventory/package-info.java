/**
 * Owns stock per SKU and node, the goods ledger, reservations, and the waiting list.
 *
 * <p>Promises that reservations never exceed what may be sold, that an order's reservation is all or nothing, and that
 * every change of goods has a ledger row with its cause.
 */
@ApplicationModule(
        displayName = "Inventory",
        allowedDependencies = {
            "shared",
            "platform",
            "platform :: background",
            "platform :: request",
            "platform :: csv",
            "platform :: golive",
            "platform :: change",
            "masterdata",
            "cases"
        })
@NullMarked
package io.crossdock.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
