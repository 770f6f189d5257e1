/** Who sells orders: brand and legal entity, and those of which the master data does not know it. */
@NamedInterface("seller")
@NullMarked
package io.crossdock.orders.seller;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
