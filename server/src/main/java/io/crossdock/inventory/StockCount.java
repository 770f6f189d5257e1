package io.crossdock.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many sellable units were found on a node.
 *
 * @param onHand units found, reserved ones included; zero or more
 * @param countedAt when it was counted, in business time; null means now
 * @param cause kebab-case, for the ledger, for instance {@code store-feed}
 */
public record StockCount(
        String sku, String node, long onHand, @Nullable Instant countedAt, String cause) {

    /** Counted now. */
    public StockCount(String sku, String node, long onHand, String cause) {
        this(sku, node, onHand, null, cause);
    }
}
