/** What is to come, dated: purchase orders, transfers between nodes, who was promised their units, and who waits for them. */
@NamedInterface("supply")
@NullMarked
package io.crossdock.inventory.supply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
