/** Counts, adjustments that a second person approves, and cycle counts. */
@NamedInterface("count")
@NullMarked
package io.crossdock.inventory.count;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
