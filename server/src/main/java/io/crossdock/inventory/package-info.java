/**
 * Owns what lies where: stock per SKU and node, the goods ledger, reservations, and who waits for stock.
 *
 * <p>Promises that no more is reserved than may be sold, that a reservation is all or nothing per order, and that every
 * change of what is on hand has a row in the ledger with its cause.
 */
@ApplicationModule(
        displayName = "Inventory",
        allowedDependencies = {"shared", "platform", "masterdata"})
@NullMarked
package io.crossdock.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
