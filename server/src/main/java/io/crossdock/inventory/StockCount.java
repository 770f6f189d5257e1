package io.crossdock.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Sellable units that a count found at a node.
 *
 * @param onHand units found, including reserved ones; zero or more
 * @param countedAt time of the count, in business time; null: now
 * @param cause the ledger's cause in kebab case, for instance {@code store-feed}
 */
public record StockCount(
        String sku, String node, long onHand, @Nullable Instant countedAt, String cause) {

    /** A count made now. */
    public StockCount(String sku, String node, long onHand, String cause) {
        this(sku, node, onHand, null, cause);
    }
}
