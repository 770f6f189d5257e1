/** Moves what a closed node or carrier service holds to other nodes. */
@NamedInterface("reallocation")
@NullMarked
package io.crossdock.allocation.reallocation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
