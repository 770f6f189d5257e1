package io.crossdock.sourcing;

import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored decision.
 *
 * @param order number of the order: its id without the letter
 * @param attempt 1 for the order's first
 * @param at business time of the decision
 * @param decision the decision as it was stored
 * @param same whether the decision computed again from its inputs has the stored plan; false is a fault
 * @param runnersUp best plans without any node of the plans that rank above them, cheapest first, three at most
 * @param rejected every node that was left out, with its reason
 * @param counterfactuals changes under which another plan would have won, the smallest first
 * @param currency currency of all costs: that of the rate card, whatever the order is paid in; nothing is converted
 */
public record DecisionRecord(
        long order,
        int attempt,
        Instant at,
        Decision decision,
        boolean same,
        List<RunnerUp> runnersUp,
        List<RejectedNode> rejected,
        List<Counterfactual> counterfactuals,
        String currency) {

    /**
     * A plan that was not chosen.
     *
     * @param without nodes that were left out to get this plan
     * @param placements units of every line, by line and node
     * @param cost cost of the plan, by kind of cost
     * @param extraMinor extra cost over the chosen plan, by the weights in force; its cost would have to drop by as
     *     much
     */
    public record RunnerUp(
            List<String> without, List<Decision.Placement> placements, Decision.Cost cost, long extraMinor) {}

    /**
     * A node that does not serve the order.
     *
     * @param reason kind of the reason why it does not serve
     * @param extraMinor extra cost of the cheapest plan with this node over the chosen plan; null where the node can't
     *     serve at all
     * @param cost cost of that plan; null where the node can't serve at all
     */
    public record RejectedNode(
            String node, RejectionReason reason, @Nullable Long extraMinor, Decision.@Nullable Cost cost) {}

    /**
     * One change to the inputs under which another plan wins. Found by deciding again with the change made.
     *
     * @param change what changes
     * @param node node at which it changes
     * @param zone distance band of that node as seen from the destination; 1 for the nearest
     * @param sku SKU of the units; null for a price
     * @param units additional units of the SKU at the node; null for a price
     * @param lessMinor reduction of the cost per fulfillment from the node; null for units
     * @param savesMinor saving of the other plan over the chosen one; 0 for a price, where it wins narrowly
     * @param words a sentence for people
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
