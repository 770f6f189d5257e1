package io.crossdock.sourcing.problem;

import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.RejectionReason;
import io.crossdock.sourcing.policy.RateCard;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One order as a routing problem.
 *
 * @param services carrier services that may serve it, the bought one first
 * @param zones per node, from 0
 * @param all per line the remaining units of its SKU; lines of one SKU share the object
 * @param skus per line the units that count for this order; lines of one SKU share the object
 * @param barred per node the ordinal of the {@link RejectionReason} that rules it out; 0 where it can serve; null where
 *     all can
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

    /** The same problem with another objective. */
    public SourcingProblem with(Objective other) {
        return new SourcingProblem(demand, other, services, zones, all, skus, barred, refusing, lanes);
    }

    /** Reason why a node can't serve; {@link RejectionReason#NO_STOCK} where nothing but stock can be missing. */
    public RejectionReason reason(int k) {
        if (barred != null && barred[k] != 0) {
            return ProblemBuilder.REASONS[barred[k]];
        }
        return refusing != null && refusing.get(k) ? RejectionReason.TRAIT : RejectionReason.NO_STOCK;
    }

    /** The service that carries this weight from the node at the least cost, late days included. */
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

    /** Price of the days that goods from the node arrive late by that service. */
    public long lateMinor(RateCard.Service service, int k) {
        return objective.lateDays(lanes.leaves(service.name())[k], service.transitDays()[zones[k]])
                * objective.lateMinorPerDay();
    }
}
