/** Stock rows and the goods ledger: levels, who locks them, and how a change of both is written. */
@NullMarked
package io.crossdock.inventory.stock;

import org.jspecify.annotations.NullMarked;
