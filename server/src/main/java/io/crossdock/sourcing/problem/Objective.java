package io.crossdock.sourcing.problem;

import io.crossdock.sourcing.Decision.Cost;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.policy.SourcingPolicy;

/**
 * Objective of one order: its rules, or the policy file's figures where it has none. Inside the router costs are
 * weighted and in thousandths of a minor unit, so that weights in permille stay exact.
 *
 * @param splitMinor price of every node beyond the first
 * @param nodesMax most nodes that may serve the order; 0 for no limit
 * @param deliverByMs date to keep, in milliseconds of the epoch; {@link #NO_DATE} where any date will do
 */
public record Objective(
        long splitMinor,
        int nodesMax,
        long deliverByMs,
        long lateMinorPerDay,
        long rerouteMinor,
        int shippingPermille,
        int handlingPermille) {

    static final long NO_DATE = Long.MAX_VALUE;
    static final long DAY_MS = 86_400_000;

    public static Objective of(SourcingPolicy policy, Demand demand) {
        var rules = demand.rules();
        if (rules == null) {
            return new Objective(policy.splitMinor(), 0, NO_DATE, 0, 0, 1_000, 1_000);
        }
        var by = rules.deliverBy();
        return new Objective(
                rules.splitMinor(),
                rules.shipComplete() ? 1 : Math.max(0, rules.nodesMax()),
                by == null ? NO_DATE : by.toEpochMilli(),
                rules.lateMinorPerDay(),
                rules.rerouteMinor(),
                rules.shippingPermille(),
                rules.handlingPermille());
    }

    /** The same objective for any number of nodes. */
    public Objective unlimited() {
        return new Objective(
                splitMinor, 0, deliverByMs, lateMinorPerDay, rerouteMinor, shippingPermille, handlingPermille);
    }

    /** The weighted cost by which plans are compared. */
    public long weigh(Cost cost) {
        return cost.shippingMinor() * shippingPermille
                + (cost.handlingMinor() + cost.laborMinor()) * handlingPermille
                + (cost.splitMinor() + cost.lateMinor() + cost.rejectMinor() + cost.opportunityMinor())
                        * CostScale.MILLI;
    }

    /** Days begun after the date to keep, for goods that leave at the given time. */
    long lateDays(long leavesMs, int transitDays) {
        if (deliverByMs == NO_DATE || leavesMs == NodeTable.AT_ONCE) {
            return 0;
        }
        long lateMs = leavesMs + transitDays * DAY_MS - deliverByMs;
        return lateMs <= 0 ? 0 : Math.ceilDiv(lateMs, DAY_MS);
    }

    /** Expected cost of one line at a node with this reject rate, in whole minor units. */
    public long rejectMinor(int rejectPermille) {
        return (rejectPermille * rerouteMinor + 500) / 1_000;
    }

    /** Thousandths as whole minor units, rounded up. */
    public static long minor(long milli) {
        return Math.ceilDiv(milli, CostScale.MILLI);
    }
}
