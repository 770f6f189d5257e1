/** Units reserved for a cart until it expires or becomes an order. */
@NamedInterface("carthold")
@NullMarked
package io.crossdock.inventory.carthold;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
