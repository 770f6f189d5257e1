package io.crossdock.sourcing.internal;

import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.Reason;
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
 * @param barred per node the {@link Reason} why it can't serve at all, as its ordinal; 0 where it can; null where all can
 * @param refusing nodes that hold goods of the order and must not send them; null where there are none
 */
record Ask(
        Demand demand,
        Objective objective,
        List<RateCard.Service> services,
        byte[] zones,
        List<Units> all,
        List<Units> skus,
        byte @Nullable [] barred,
        @Nullable BitSet refusing,
        Lanes lanes) {

    List<DemandLine> lines() {
        return demand.lines();
    }

    /** The same, with other figures of what counts. */
    Ask with(Objective other) {
        return new Ask(demand, other, services, zones, all, skus, barred, refusing, lanes);
    }

    /** Why a node is not asked; {@link Reason#NO_STOCK} where it would be if it had something. */
    Reason reason(int k) {
        if (barred != null && barred[k] != 0) {
            return Asks.REASONS[barred[k]];
        }
        return refusing != null && refusing.get(k) ? Reason.TRAIT : Reason.NO_STOCK;
    }

    /** Cost of an unweighed part but for the units: what a node charges for a set of this weight, by its cheapest service. */
    RateCard.Service service(int k, long grams) {
        var best = services.getFirst();
        long cheapest = Long.MAX_VALUE;
        for (var service : services) {
            long leaves = lanes.leaves(service.name())[k];
            if (leaves != Lanes.NEVER) {
                long cost = service.price(zones[k], grams) * objective.shippingPermille() + lateMinor(service, k) * CostScale.MILLI;
                if (cost < cheapest) {
                    cheapest = cost;
                    best = service;
                }
            }
        }
        return best;
    }

    /** Price of the days that goods of a node arrive late by that service. */
    long lateMinor(RateCard.Service service, int k) {
        return objective.lateDays(lanes.leaves(service.name())[k], service.transitDays()[zones[k]]) * objective.lateMinorPerDay();
    }
}
