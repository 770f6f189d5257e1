/** Cart holds, and how they become an order's reservations. */
@NamedInterface("carthold")
@NullMarked
package io.crossdock.allocation.carthold;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
