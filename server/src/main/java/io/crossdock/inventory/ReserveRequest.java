package io.crossdock.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order's claims, granted together or not at all.
 *
 * @param channel of the order: which fences and nodes are its own; null: none, it gets what anybody may have
 */
public record ReserveRequest(
        long order, List<Claim> claims, @Nullable String channel) {

    /** Claims on what anybody may have. */
    public ReserveRequest(long order, List<Claim> claims) {
        this(order, claims, null);
    }

    /** Units of one order line on one node. */
    public record Claim(int line, String sku, String node, long quantity) {}

    public ReserveRequest {
        claims = List.copyOf(claims);
    }
}
