package io.crossdock.inventory.buffer;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Units kept back because the figures of a node have been wrong: learned from what pickers and counters did not find,
 * within a cap, and switched off per node or everywhere by a policy. The promise and the reservation use them like
 * safety stock.
 */
public interface Buffers {

    /** Policies of one call. */
    int POLICIES_MAX = 5_000;

    /** How often out of 1,000 a unit of the books is taken to be missing on a node that nothing is known of. */
    int MISSED_PERMILLE_ASSUMED = 10;

    /** Fact: policies are set; data is {@link PoliciesSet}. On the log of subject 0. */
    EventType<PoliciesSet> BUFFER_POLICIES_SET = new EventType<>("buffer-policies-set", PoliciesSet.class);

    /**
     * How much may be kept back.
     *
     * @param node empty: of all nodes that have no policy of their own
     * @param enabled false: nothing is kept back
     * @param unitsMax most units of a SKU
     * @param percentMax most of the units that are on hand or were picked since somebody last found out how many there
     *     are, in percent, rounded down
     * @param riskPercent how often more may be missing than is kept back, in percent, 1 to 99
     */
    record BufferPolicy(String node, boolean enabled, long unitsMax, int percentMax, int riskPercent) {}

    /** Data of {@link #BUFFER_POLICIES_SET}. */
    record PoliciesSet(List<BufferPolicy> policies) {
        public PoliciesSet {
            policies = List.copyOf(policies);
        }
    }

    /**
     * Why a buffer is what it is.
     *
     * @param onHand what was on hand when it was computed
     * @param missRate estimated share of the units in the books that is not there, 0 to 1
     * @param picks units of this row that pickers found within 90 days
     * @param shorts units of this row that they did not find
     * @param nodeLooked units that pickers and counters looked for on the whole node
     * @param nodeMissed of those, units that were not there
     * @param counts rows of the node that were counted
     * @param deviation units that those counts found missing
     * @param reason a sentence with the figures
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

    /** Adds or replaces by node. Takes effect with the next walk along all rows. */
    void putPolicies(Tx tx, List<BufferPolicy> policies);

    /** Buffers of these SKUs that are, or once were, above zero, by SKU and node. */
    List<LearnedBuffer> of(Tx tx, Collection<String> skus);

    /**
     * How often out of 1,000 units that the books of these nodes had, pickers did not find one: within 90 days, as of
     * the last walk along all rows, and with the same assumption as the buffers for nodes of which little or nothing is
     * known. Work that a node gave back as a whole is not in it: nobody looked for those goods.
     *
     * @return a figure for each of the nodes
     */
    Map<String, Integer> missedPermille(Tx tx, Collection<String> nodes);

    /**
     * How much of a figure is worse than what is assumed of every node: what counts alike for all of them changes no
     * decision.
     */
    static int beyondAssumed(int missedPermille) {
        return Math.max(0, missedPermille - MISSED_PERMILLE_ASSUMED);
    }
}
