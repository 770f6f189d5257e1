/** Holds that people and decision tables place on orders, and the types of holds. */
@NamedInterface("hold")
@NullMarked
package io.crossdock.orders.hold;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
