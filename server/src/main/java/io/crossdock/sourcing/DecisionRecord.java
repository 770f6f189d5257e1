package io.crossdock.sourcing;

import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored decision.
 *
 * @param attempt 1 for the order's first
 * @param same whether computing it again from its inputs gave the stored plan; false is a fault
 * @param runnersUp the best plans without a node of those that rank above them, cheapest first, three at most
 * @param rejected every node that was left out, with its reason
 * @param counterfactuals what would have had to be different for another plan to win, the smallest difference first
 */
public record DecisionRecord(
        long order,
        int attempt,
        Instant at,
        Decision decision,
        boolean same,
        List<RunnerUp> runnersUp,
        List<RejectedNode> rejected,
        List<Counterfactual> counterfactuals) {

    /**
     * A plan that was not chosen.
     *
     * @param without nodes that had to be left out to get to this plan
     * @param extraMinor how much dearer it is than the chosen plan, by the weights in force: by so much would its cost
     *     have to drop
     */
    public record RunnerUp(
            List<String> without, List<Decision.Placement> placements, Decision.Cost cost, long extraMinor) {}

    /**
     * A node that does not serve the order.
     *
     * @param extraMinor by how much the cheapest plan with this node is dearer than the chosen one; null where the node
     *     can't serve at all
     * @param cost of that plan; null likewise
     */
    public record RejectedNode(
            String node, RejectionReason reason, @Nullable Long extraMinor, Decision.@Nullable Cost cost) {}

    /**
     * One change to the inputs under which another plan is decided for. Found by deciding again with the change made.
     *
     * @param change what changes
     * @param node where
     * @param zone of that node as seen from the destination; 1 for the nearest
     * @param sku of the units; null for a price
     * @param units that many more of the SKU at the node; null for a price
     * @param lessMinor by so much less per fulfillment from the node; null for units
     * @param savesMinor how much cheaper than the chosen plan the other one then is; 0 for a price, where it wins
     *     narrowly
     * @param words for people
     */
    public record Counterfactual(
            Change change,
            String node,
            int zone,
            @Nullable String sku,
            @Nullable Long units,
            @Nullable Long lessMinor,
            long savesMinor,
            String words) {}

    /** What a counterfactual changes. */
    public enum Change {
        UNITS,
        PRICE;

        @JsonValue
        public String text() {
            return Words.of(this);
        }
    }
}
