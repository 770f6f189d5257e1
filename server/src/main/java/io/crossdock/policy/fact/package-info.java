/** The published facts: names, types and meanings of what conditions and decision tables may ask for. */
@NamedInterface("fact")
@NullMarked
package io.crossdock.policy.fact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
