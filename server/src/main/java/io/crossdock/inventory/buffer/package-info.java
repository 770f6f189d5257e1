/** Buffers: units withheld because a node's figures proved wrong, learned by a walk over all rows. */
@NamedInterface("buffer")
@NullMarked
package io.crossdock.inventory.buffer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
