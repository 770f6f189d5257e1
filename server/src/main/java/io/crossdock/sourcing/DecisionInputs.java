package io.crossdock.sourcing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crossdock.inventory.AvailableUnits;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a decision was made from; computing it again from these gives the same plan, bit for bit.
 *
 * @param policy hash of the sourcing policy and rate card in force
 * @param demand as asked
 * @param nodes that were left after those were set aside that can't be part of the cheapest plan, with what they could
 *     still take
 * @param bySku units on those nodes when it was this order's turn
 * @param prices per SKU and node the opportunity cost of a unit, where it is not zero; null reads as none
 * @param aside the nodes that are not among {@code nodes}; null reads as none, for decisions stored before they were
 *     counted
 * @param method by which plans are looked for where the order is too large for the exact method: {@link #NODE_SETS};
 *     {@link #BUNDLES} also where none was needed
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
     * What nodes can take together goes together, then lines are moved one by one: decisions made before there was
     * another way.
     */
    public static final int BUNDLES = 0;

    /** Sets of nodes by their number, ruled out by bounds. */
    public static final int NODE_SETS = 1;

    public DecisionInputs {
        prices = prices == null ? Map.of() : prices;
        aside = aside == null ? List.of() : aside;
    }

    /** The same, found by a method. */
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
     * @param count how many
     * @param nodes the first codes of them, 20 at most; none for {@link RejectionReason#NO_STOCK} and
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
    }
}
