/** Stock rows and the goods ledger: figures, locks, and the one way to change both. */
@NullMarked
package io.crossdock.inventory.stock;

import org.jspecify.annotations.NullMarked;
