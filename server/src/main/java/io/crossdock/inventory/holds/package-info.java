/** Units set aside for a cart for a short time. */
@NamedInterface("holds")
@NullMarked
package io.crossdock.inventory.holds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
