/** Kits of orders expanded into parts, and parts reduced to whole kits. */
@NamedInterface("kit")
@NullMarked
package io.crossdock.allocation.kit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
