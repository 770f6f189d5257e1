package io.crossdock.allocation.reallocation;

import io.crossdock.inventory.NodeAllocations;
import io.crossdock.masterdata.Closure.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Request to move orders away from a node or a carrier service.
 *
 * @param code code of the node, or of the carrier service
 * @param sku only units of this SKU; null for all; nodes only
 * @param units needed units of that SKU, taken from the youngest orders until they are reached; 0 for all
 * @param after id after which to go on; 0 for the start
 */
public record ReallocationRequest(
        Kind kind, String code, @Nullable String sku, long units, long after, String reason) {

    NodeAllocations.From from() {
        return units > 0 ? NodeAllocations.From.YOUNGEST : NodeAllocations.From.OLDEST;
    }

    @Nullable
    String node() {
        return kind == Kind.NODE ? code : null;
    }

    @Nullable
    String service() {
        return kind == Kind.SERVICE ? code : null;
    }
}
