package io.crossdock.inventory.buffer;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Learns how many units to withhold because a node's figures proved wrong, from units that pickers and counters did not
 * find. A policy caps buffers and switches them off for a node or everywhere. Promises and reservations treat a buffer
 * like safety stock.
 */
public interface Buffers {

    /** Most policies of one call. */
    int POLICIES_MAX = 5_000;

    /** Units of 1,000 in the books that are assumed to be missing at a node without evidence. */
    int MISSED_PERMILLE_ASSUMED = 10;

    /** Event: policies are set; data is {@link PoliciesSet}. In the log of subject 0. */
    EventType<PoliciesSet> BUFFER_POLICIES_SET = new EventType<>("buffer-policies-set", PoliciesSet.class);

    /**
     * Limits of a node's buffers.
     *
     * @param node empty: all nodes without a policy of their own
     * @param enabled false: no buffers
     * @param unitsMax most units of a SKU
     * @param percentMax most percent of the exposed units, rounded down; exposed are units on hand, and units picked
     *     since the last short pick or correction
     * @param riskPercent percent of cases in which more units may be missing than are withheld, 1 to 99
     */
    record BufferPolicy(String node, boolean enabled, long unitsMax, int percentMax, int riskPercent) {}

    /** Data of {@link #BUFFER_POLICIES_SET}. */
    record PoliciesSet(List<BufferPolicy> policies) {
        public PoliciesSet {
            policies = List.copyOf(policies);
        }
    }

    /**
     * A buffer and the evidence that it was computed from.
     *
     * @param units units that are withheld
     * @param onHand units on hand when it was computed
     * @param missRate estimated share of units in the books that are missing, 0 to 1
     * @param picks units of this row that pickers found within 90 days
     * @param shorts units of this row that they did not find
     * @param nodeLooked units that pickers and counters looked for at the whole node
     * @param nodeMissed units of those that they did not find
     * @param counts rows of the node that were counted
     * @param deviation units that those counts found missing
     * @param reason a sentence with the figures
     * @param computedAt business time at which it was computed
     */
    record LearnedBuffer(
            String sku,
            String node,
            long units,
            long onHand,
            double missRate,
            long picks,
            long shorts,
            long nodeLooked,
            long nodeMissed,
            long counts,
            long deviation,
            String reason,
            Instant computedAt) {}

    /** All policies, by node. */
    List<BufferPolicy> policies(Tx tx);

    /** Adds policies or replaces them by node. They take effect with the next walk. */
    void putPolicies(Tx tx, List<BufferPolicy> policies);

    /** Buffers of these SKUs that are or were above zero, by SKU and node. */
    List<LearnedBuffer> of(Tx tx, Collection<String> skus);

    /**
     * Units of 1,000 in these nodes' books that pickers did not find, within 90 days, as of the last walk. Nodes with
     * little evidence tend to the same assumption as their buffers. Work that a node gave back as a whole does not
     * count: nobody looked for those goods.
     *
     * @return a figure for each of the nodes
     */
    Map<String, Integer> missedPermille(Tx tx, Collection<String> nodes);

    /**
     * The part of a figure above the assumption for every node. A part that is equal at all nodes changes no decision.
     */
    static int beyondAssumed(int missedPermille) {
        return Math.max(0, missedPermille - MISSED_PERMILLE_ASSUMED);
    }
}
