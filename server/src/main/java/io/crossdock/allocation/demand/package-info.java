/** Open units of orders, as demands for sourcing. */
@NamedInterface("demand")
@NullMarked
package io.crossdock.allocation.demand;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
