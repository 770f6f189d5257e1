/** Moves of units between sellable stock, quarantine and write-off. */
@NamedInterface("disposition")
@NullMarked
package io.crossdock.inventory.disposition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
