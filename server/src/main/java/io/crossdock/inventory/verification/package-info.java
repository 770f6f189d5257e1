/** Verification of figures that are stored twice, and their repair on request. */
@NamedInterface("verification")
@NullMarked
package io.crossdock.inventory.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
