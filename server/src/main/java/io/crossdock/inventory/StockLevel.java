package io.crossdock.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Stock of a SKU at a node, in base units.
 *
 * @param onHand sellable units according to the books
 * @param safety units that a person withholds
 * @param buffer units that Crossdock withholds because the node's figures proved wrong
 * @param missing promised units that a count did not find
 * @param quarantined damaged units, not part of on hand
 * @param available units outside hard fences that may be promised now, zero or more
 * @param fenced units that hard fences keep for channel groups
 * @param barred whether the node may not promise the SKU
 * @param countedAt time of the last count; null before the first
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
