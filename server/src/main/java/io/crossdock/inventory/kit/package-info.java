/** Kits as SKUs made of others: checked when put, expanded when sold. */
@NamedInterface("kit")
@NullMarked
package io.crossdock.inventory.kit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
