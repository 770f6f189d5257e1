/** Substitutes for units that a line lacks. */
@NamedInterface("substitution")
@NullMarked
package io.crossdock.allocation.substitution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
