/** Changes of what was agreed: what somebody wants, what became of it, and what it does to the agreement. */
@NamedInterface("change")
@NullMarked
package io.crossdock.orders.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
