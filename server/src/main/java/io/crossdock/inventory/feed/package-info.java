/** Figures that other systems send: absolute, deltas and resets; late, repeated or in parts; rows that are parked. */
@NamedInterface("feed")
@NullMarked
package io.crossdock.inventory.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
