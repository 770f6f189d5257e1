/** Transfers between nodes: requested, shipped, in transit, received. */
@NamedInterface("transfer")
@NullMarked
package io.crossdock.inventory.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
