/** Walks: passes over all rows in slices of bounded time. */
@NamedInterface("walk")
@NullMarked
package io.crossdock.inventory.walk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
