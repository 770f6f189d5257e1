package io.crossdock.sourcing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crossdock.inventory.AvailableUnits;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a decision was made from. Computing it again from these inputs gives the same plan, bit for bit.
 *
 * @param policy hash of the sourcing policy and rate card in force
 * @param demand the order's demand
 * @param nodes nodes that can be part of the cheapest plan, with the capacity that they had left
 * @param bySku units on those nodes at this order's turn
 * @param prices opportunity cost of a unit per SKU and node, where it is not zero; null reads as none
 * @param aside nodes that are not among {@code nodes}; null reads as none, for decisions stored before they were
 *     counted
 * @param method search for orders that are too large for the exact method: {@link #NODE_SETS}, or {@link #BUNDLES},
 *     which also stands where no such search was needed
 */
public record DecisionInputs(
        String policy,
        Demand demand,
        List<SourceNode> nodes,
        Map<String, List<AvailableUnits>> bySku,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        Map<String, Map<String, Long>> prices,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        List<Aside> aside,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int method) {

    /**
     * Lines that the same nodes can send travel together, then lines are moved one by one. The only method of older
     * decisions.
     */
    public static final int BUNDLES = 0;

    /** Sets of nodes, size by size, are searched and ruled out by bounds. */
    public static final int NODE_SETS = 1;

    public DecisionInputs {
        prices = prices == null ? Map.of() : prices;
        aside = aside == null ? List.of() : aside;
    }

    /** A copy with another method. */
    public DecisionInputs by(int other) {
        return other == BUNDLES ? this : new DecisionInputs(policy, demand, nodes, bySku, prices, aside, other);
    }

    /** Never null. */
    @Override
    public Map<String, Map<String, Long>> prices() {
        return prices == null ? Map.of() : prices;
    }

    /** Never null. */
    @Override
    public List<Aside> aside() {
        return aside == null ? List.of() : aside;
    }

    /**
     * Nodes that were set aside for one reason.
     *
     * @param reason why they were set aside
     * @param count number of nodes
     * @param nodes first codes of them, 20 at most; none for {@link RejectionReason#NO_STOCK} and
     *     {@link RejectionReason#DEARER}, which would be most of the network
     */
    public record Aside(
            RejectionReason reason,
            int count,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
            List<String> nodes) {

        public Aside {
            nodes = nodes == null ? List.of() : nodes;
        }

        @Override
        public List<String> nodes() {
            return nodes == null ? List.of() : nodes;
        }
    }
}
