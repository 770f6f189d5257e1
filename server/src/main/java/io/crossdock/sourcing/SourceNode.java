package io.crossdock.sourcing;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A node that may serve.
 *
 * @param kind kind of the node in the master data
 * @param handlingMinor cost per base unit
 * @param orderMinor cost per fulfillment
 * @param terms terms at the time of the decision; null reads as {@link NodeTerms#ANY}
 */
public record SourceNode(
        String code,
        double latitude,
        double longitude,
        String kind,
        long handlingMinor,
        long orderMinor,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = NodeTerms.Silent.class) @Nullable
        NodeTerms terms) {

    public SourceNode {
        terms = terms == null ? NodeTerms.ANY : terms;
    }

    /** Never null. */
    @Override
    public NodeTerms terms() {
        return terms == null ? NodeTerms.ANY : terms;
    }

    /** A node without limits. */
    public SourceNode(
            String code, double latitude, double longitude, String kind, long handlingMinor, long orderMinor) {
        this(code, latitude, longitude, kind, handlingMinor, orderMinor, null);
    }
}
