/** Dated supply: purchase orders and goods in transit, and the orders that have claims on them. */
@NamedInterface("supply")
@NullMarked
package io.crossdock.inventory.supply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
