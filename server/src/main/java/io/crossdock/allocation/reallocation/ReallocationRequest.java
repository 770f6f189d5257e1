package io.crossdock.allocation.reallocation;

import io.crossdock.inventory.NodeAllocations;
import io.crossdock.masterdata.Closure.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Asks to move orders away from a node or a carrier service.
 *
 * @param code of the node, or the carrier service
 * @param sku only its units; null for everything; nodes only
 * @param units of that SKU that are needed: the youngest orders give theirs until they are reached; 0 for all
 * @param after orders beyond this one; 0 from the start
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
