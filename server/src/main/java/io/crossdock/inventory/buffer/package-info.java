/** Units kept back because a node's figures were found to be wrong, learned along a walk. */
@NamedInterface("buffer")
@NullMarked
package io.crossdock.inventory.buffer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
