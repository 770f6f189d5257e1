package io.crossdock.inventory.buffer.internal;

import io.crossdock.inventory.buffer.Buffers;
import io.crossdock.inventory.buffer.Buffers.BufferPolicy;
import java.util.Locale;

/**
 * Computes the units of a row to withhold, in two steps.
 *
 * <p>First the miss rate, the share of units in the books that are missing, by shrinkage (the mean of a Beta
 * distribution). A node's evidence is weighed against an assumption for nodes without evidence, and a row's evidence
 * against its node's rate. A single short pick therefore moves little, and a hundred move much. Pickers and cycle
 * counters see the goods. A feed often only repeats its books: units that it confirms prove nothing, units that it
 * takes back prove an error. The worse of the two rates counts.
 *
 * <p>Then the units. Each unit in the books is missing with that rate, independently of the others. Pickers reach the
 * units that exist first, so the missing ones are asked for last. Among the exposed units (on hand, or picked since the
 * last short pick or correction) the number of missing ones is binomial. The rule withholds the least number that is
 * exceeded no more often than the policy's risk, and no more than the policy's cap.
 */
final class BufferRule {

    /**
     * Rate that is assumed of a node without evidence. The weight of the assumption is {@link #NODE_WEIGHT} units of
     * evidence.
     */
    private static final double ASSUMED_RATE = Buffers.MISSED_PERMILLE_ASSUMED / 1_000.0;

    private static final double NODE_WEIGHT = 100;

    /**
     * Units of a row's own evidence that weigh as much as its node's rate. High, because pickers reach the units that
     * exist first: a found unit proves little. Simulated with 12 seeds and 2 to 30 % of wrong deliveries: 30 saves 16 %
     * fewer short picks than 100; 300 saves no more and loses 41 % more sales.
     */
    private static final double ROW_WEIGHT = 100;

    /**
     * Units that somebody must have looked for at a node before the rule withholds any there. Simulated with 24 seeds
     * on small nodes: 20 loses more sales in the first weeks and saves no more; 200 saves nothing within 40 days; 50
     * and 100 differ little and not consistently.
     */
    static final long LOOKED_MIN = 50;

    private BufferRule() {}

    /** Units that somebody looked for, and the part that was missing. */
    record Evidence(long looked, long missed) {

        static final Evidence NONE = new Evidence(0, 0);

        Evidence plus(Evidence other) {
            return new Evidence(looked + other.looked, missed + other.missed);
        }
    }

    /**
     * Evidence of a node.
     *
     * @param seen by pickers and cycle counters
     * @param told by feeds and API counts: units in the books, and units that they took back
     */
    record Node(Evidence seen, Evidence told) {

        boolean enough() {
            return seen.looked + told.looked >= LOOKED_MIN;
        }
    }

    /** Units to withhold, and the reason. */
    record Kept(long units, double missRate, String reason) {}

    static double rate(Node node, Evidence row) {
        double ofNode = Math.max(shrunk(node.seen, ASSUMED_RATE, NODE_WEIGHT), shrunk(node.told, 0, NODE_WEIGHT));
        return shrunk(row, ofNode, ROW_WEIGHT);
    }

    /** Missing units of 1,000, from what people looked for at the node. */
    static int missedPermille(Evidence seen) {
        return (int) Math.round(1_000 * shrunk(seen, ASSUMED_RATE, NODE_WEIGHT));
    }

    private static double shrunk(Evidence evidence, double assumed, double weight) {
        return (weight * assumed + evidence.missed) / (weight + evidence.looked);
    }

    /** @param exposed units on hand, and units picked since the last short pick or correction */
    static Kept keep(BufferPolicy policy, Node node, Evidence row, long onHand, long exposed) {
        if (!policy.enabled()) {
            return new Kept(0, 0, "switched off by the policy");
        }
        if (!node.enough()) {
            return new Kept(0, 0, "fewer than %d units were looked for at this node".formatted(LOOKED_MIN));
        }
        double rate = rate(node, row);
        long cap = Math.min(policy.unitsMax(), exposed * policy.percentMax() / 100);
        long wanted = quantile(exposed, rate, policy.riskPercent() / 100.0, cap + 1);
        long units = Math.min(onHand, Math.min(wanted, cap));
        return new Kept(
                units,
                rate,
                String.format(
                        Locale.ROOT,
                        "%.1f %% of the units in the books are estimated to be missing; of %d units on hand or picked"
                                + " since the last short pick or correction, more than %d are missing in at most %d %%"
                                + " of cases%s",
                        rate * 100,
                        exposed,
                        Math.min(wanted, cap),
                        policy.riskPercent(),
                        wanted > cap ? " (exceeded: the policy caps the buffer)" : ""));
    }

    /**
     * The least b with P(missing > b) at most {@code risk}, of {@code n} units that are each missing with probability
     * {@code p}; at most {@code most}.
     */
    static long quantile(long n, double p, double risk, long most) {
        double exactly = Math.pow(1 - p, n);
        double upTo = exactly;
        long b = 0;
        while (1 - upTo > risk && b < most && b < n) {
            exactly *= (double) (n - b) / (b + 1) * p / (1 - p);
            upTo += exactly;
            b++;
        }
        return b;
    }
}
