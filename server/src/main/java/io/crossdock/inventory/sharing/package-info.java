/** Which channels may have which units: ring fences, nodes of a channel, SKUs barred at a node. */
@NamedInterface("sharing")
@NullMarked
package io.crossdock.inventory.sharing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
