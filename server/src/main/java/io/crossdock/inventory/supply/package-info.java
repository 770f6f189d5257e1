/** Dated supply: purchase orders, goods in transit, and which orders were promised their units. */
@NamedInterface("supply")
@NullMarked
package io.crossdock.inventory.supply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
