/** Until when something of an order must be done: one table, one index of what is due next, one way of telling. */
@NamedInterface("deadline")
@NullMarked
package io.crossdock.orders.deadline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
