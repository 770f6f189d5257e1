/** Allocation in rounds: decide, claim, and decide again what lost a race. */
@NamedInterface("core")
@NullMarked
package io.crossdock.allocation.core;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
