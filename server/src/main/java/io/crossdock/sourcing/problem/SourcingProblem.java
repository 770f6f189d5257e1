package io.crossdock.sourcing.problem;

import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.RejectionReason;
import io.crossdock.sourcing.policy.RateCard;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One order at work.
 *
 * @param services of carriers that may serve it, what was bought first
 * @param zones per node, from 0
 * @param all per line what is left of its SKU anywhere; lines of one SKU have the same object
 * @param skus likewise, as far as it counts for this order
 * @param barred per node the {@link RejectionReason} why it can't serve at all, as its ordinal; 0 where it can; null
 *     where all can
 * @param refusing nodes that hold goods of the order and must not send them; null where there are none
 */
public record SourcingProblem(
        Demand demand,
        Objective objective,
        List<RateCard.Service> services,
        byte[] zones,
        List<SkuUnits> all,
        List<SkuUnits> skus,
        byte @Nullable [] barred,
        @Nullable BitSet refusing,
        NodeTable lanes) {

    public List<DemandLine> lines() {
        return demand.lines();
    }

    /** The same, with other figures of what counts. */
    public SourcingProblem with(Objective other) {
        return new SourcingProblem(demand, other, services, zones, all, skus, barred, refusing, lanes);
    }

    /** Why a node is not asked; {@link RejectionReason#NO_STOCK} where it would be if it had something. */
    public RejectionReason reason(int k) {
        if (barred != null && barred[k] != 0) {
            return ProblemBuilder.REASONS[barred[k]];
        }
        return refusing != null && refusing.get(k) ? RejectionReason.TRAIT : RejectionReason.NO_STOCK;
    }

    /**
     * Cost of an unweighed part but for the units: what a node charges for a set of this weight, by its cheapest
     * service.
     */
    public RateCard.Service service(int k, long grams) {
        var best = services.getFirst();
        long cheapest = Long.MAX_VALUE;
        for (var service : services) {
            long leaves = lanes.leaves(service.name())[k];
            if (leaves != NodeTable.NEVER) {
                long cost = service.price(zones[k], grams) * objective.shippingPermille()
                        + lateMinor(service, k) * CostScale.MILLI;
                if (cost < cheapest) {
                    cheapest = cost;
                    best = service;
                }
            }
        }
        return best;
    }

    /** Price of the days that goods of a node arrive late by that service. */
    public long lateMinor(RateCard.Service service, int k) {
        return objective.lateDays(lanes.leaves(service.name())[k], service.transitDays()[zones[k]])
                * objective.lateMinorPerDay();
    }
}
