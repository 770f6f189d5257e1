/** Availability and reservations of kits, in terms of their parts. */
@NamedInterface("kit")
@NullMarked
package io.crossdock.inventory.kit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
