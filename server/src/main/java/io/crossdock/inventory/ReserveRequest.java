package io.crossdock.inventory;

import io.crossdock.shared.UnitLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An owner's claims, granted together or not at all.
 *
 * @param channel of the owner: which fences and nodes are its own; null: none, it gets what anybody may have
 */
public record ReserveRequest(
        ReservationOwner owner,
        List<Claim> claims,
        @Nullable String channel) {

    /** Claims on what anybody may have. */
    public ReserveRequest(ReservationOwner owner, List<Claim> claims) {
        this(owner, claims, null);
    }

    /** Units of one line on one node. */
    public record Claim(UnitLine line, String sku, String node, long quantity) {}

    public ReserveRequest {
        claims = List.copyOf(claims);
    }
}
