package io.crossdock.inventory;

import io.crossdock.shared.UnitLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An owner's claims, granted together or not at all.
 *
 * @param channel the owner's channel, which selects fences and nodes; null: only units outside ring fences
 */
public record ReserveRequest(
        ReservationOwner owner,
        List<Claim> claims,
        @Nullable String channel) {

    /** Claims on units outside ring fences. */
    public ReserveRequest(ReservationOwner owner, List<Claim> claims) {
        this(owner, claims, null);
    }

    /** Units of one line at one node. */
    public record Claim(UnitLine line, String sku, String node, long quantity) {}

    public ReserveRequest {
        claims = List.copyOf(claims);
    }
}
