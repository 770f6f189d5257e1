package io.crossdock.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Stock of a SKU on a node, in base units.
 *
 * @param onHand sellable units that are there according to the books
 * @param reserved of those, promised to orders
 * @param safety kept back from promising
 * @param buffer kept back from promising as well, learned from how far figures of this node were off
 * @param missing promised units that a count did not find
 * @param quarantined damaged units, not part of on hand
 * @param available what may be promised now to anybody, zero or more
 * @param fenced kept back for channel groups by hard fences
 * @param barred the SKU may not be promised here
 * @param countedAt date of the last count; null where none was made
 */
public record StockLevel(
        String sku,
        String node,
        long onHand,
        long reserved,
        long safety,
        long buffer,
        long missing,
        long quarantined,
        long available,
        long fenced,
        boolean barred,
        @Nullable Instant countedAt) {}
