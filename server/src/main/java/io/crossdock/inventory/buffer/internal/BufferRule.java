package io.crossdock.inventory.buffer.internal;

import io.crossdock.inventory.buffer.Buffers;
import io.crossdock.inventory.buffer.Buffers.BufferPolicy;
import java.util.Locale;

/**
 * How many units of a row to keep back. Two steps.
 *
 * <p>The share of units in the books that is not there, by shrinkage (the mean of a Beta distribution): a node's own
 * evidence is weighed against an assumption for nodes that nothing is known of, and a row's own evidence against that
 * of its node. So a single short pick moves little and a hundred move much. Pickers and cycle counters look at goods; a
 * feed often only repeats its books, so what it confirms proves nothing and what it takes back does: of the two rates
 * the worse one counts.
 *
 * <p>The units: each unit that came into the books may be missing with that probability, on its own, and pickers take
 * those that are there first, so that the missing ones are the last to be asked for. Of the units that are on hand or
 * were picked since somebody last found out how many there are, the number of missing ones is binomial. Kept back is
 * the least number that is exceeded no more often than the policy's risk, at most the policy's cap.
 */
final class BufferRule {

    /**
     * Share of missing units that is assumed of a node without evidence, and how many units of evidence that assumption
     * is worth.
     */
    private static final double ASSUMED_RATE = Buffers.MISSED_PERMILLE_ASSUMED / 1_000.0;

    private static final double NODE_WEIGHT = 100;

    /**
     * How many units of a row's own evidence weigh as much as its node's. Many: that picks found theirs proves little,
     * they come first. Played over 12 seeds at 2 to 30 % of wrong deliveries: 30 saves 16 % fewer short picks than 100,
     * 300 no more for 41 % more lost sales.
     */
    private static final double ROW_WEIGHT = 100;

    /**
     * Units that must have been looked for on a node before anything is kept back there. Played over 24 seeds on small
     * nodes: 20 loses more sales of the first weeks and saves no more, 200 saves nothing within 40 days; 50 and 100
     * differ little, and not always the same way.
     */
    static final long LOOKED_MIN = 50;

    private BufferRule() {}

    /** Units that were looked for, and how many of them were not there. */
    record Evidence(long looked, long missed) {

        static final Evidence NONE = new Evidence(0, 0);

        Evidence plus(Evidence other) {
            return new Evidence(looked + other.looked, missed + other.missed);
        }
    }

    /**
     * What is known of a node.
     *
     * @param seen by pickers and cycle counters
     * @param told by feeds and counts of the API: units that the books had, and units that these took back
     */
    record Node(Evidence seen, Evidence told) {

        boolean enough() {
            return seen.looked + told.looked >= LOOKED_MIN;
        }
    }

    /** Units to keep back, and why. */
    record Kept(long units, double missRate, String reason) {}

    static double rate(Node node, Evidence row) {
        double ofNode = Math.max(shrunk(node.seen, ASSUMED_RATE, NODE_WEIGHT), shrunk(node.told, 0, NODE_WEIGHT));
        return shrunk(row, ofNode, ROW_WEIGHT);
    }

    /** How often out of 1,000 units one is missing, by what people looked for there. */
    static int missedPermille(Evidence seen) {
        return (int) Math.round(1_000 * shrunk(seen, ASSUMED_RATE, NODE_WEIGHT));
    }

    private static double shrunk(Evidence evidence, double assumed, double weight) {
        return (weight * assumed + evidence.missed) / (weight + evidence.looked);
    }

    /** @param exposed units that are on hand, or were picked since somebody last found out how many there are */
    static Kept keep(BufferPolicy policy, Node node, Evidence row, long onHand, long exposed) {
        if (!policy.enabled()) {
            return new Kept(0, 0, "switched off by the policy");
        }
        if (!node.enough()) {
            return new Kept(0, 0, "fewer than %d units were looked for on this node".formatted(LOOKED_MIN));
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
                        "%.1f %% of the units in the books are estimated not to be there; of %d that came since somebody last knew, more than"
                                + " %d are missing in at most %d %% of cases%s",
                        rate * 100,
                        exposed,
                        Math.min(wanted, cap),
                        policy.riskPercent(),
                        wanted > cap ? ", were it not for the cap" : ""));
    }

    /**
     * The least b with P(missing > b) at most {@code risk}, of {@code n} units each missing with probability p; at most
     * {@code most}.
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
