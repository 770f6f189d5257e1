/** What orders still need, as the question that sourcing answers. */
@NamedInterface("demand")
@NullMarked
package io.crossdock.allocation.demand;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
