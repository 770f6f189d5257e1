package io.crossdock.sourcing.problem;

import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.SourcingSupply;
import io.crossdock.sourcing.policy.RateCard;
import java.util.List;
import java.util.Map;

/**
 * Finds the nodes at which an order's cost could pass what a {@code long} holds. Quantities and prices have limits of
 * their own, but products of the largest ones don't fit. Upper bounds in floating point decide, before anything is
 * multiplied.
 */
final class CostLimit {

    /** Highest cost of an order at one node, weighted, in thousandths: 1024 such nodes stay below 2^63. */
    private static final double MILLI_MAX = (double) (CostScale.HOPELESS / 1_024);

    /** Days that goods can be late, at most: the years that dates may name. */
    private static final double LATE_DAYS_MAX = 3_700_000;

    private final NodeTable lanes;
    private final Objective objective;
    private final double units;
    private final double worth;
    private final double carriage;
    private final double late;
    private final int lines;

    CostLimit(
            NodeTable lanes,
            Objective objective,
            Demand demand,
            List<RateCard.Service> services,
            SourcingSupply supply) {
        this.lanes = lanes;
        this.objective = objective;
        this.lines = demand.lines().size();
        double quantity = 0;
        double price = 0;
        double grams = 0;
        for (var line : demand.lines()) {
            quantity += line.quantity();
            price += (double) line.quantity() * dearest(supply, line.sku());
            grams += (double) line.quantity() * line.weightGrams();
        }
        double dearest = 0;
        for (var service : services) {
            dearest = Math.max(dearest, service.atMost(grams));
        }
        this.units = quantity;
        this.worth = price;
        this.carriage = dearest;
        this.late = objective.deliverByMs() == Objective.NO_DATE ? 0 : LATE_DAYS_MAX * objective.lateMinorPerDay();
    }

    private static double dearest(SourcingSupply supply, String sku) {
        long dearest = 0;
        for (long price : supply.prices().getOrDefault(sku, Map.of()).values()) {
            dearest = Math.max(dearest, price);
        }
        return dearest;
    }

    /** Whether no node passes the limit, which is the usual case. */
    boolean keptByAll() {
        return milli(lanes.dearestUnit, lanes.dearestOrder) <= MILLI_MAX;
    }

    boolean keptBy(int node) {
        return milli((double) lanes.handling[node] + lanes.labor[node], lanes.fixed[node]) <= MILLI_MAX;
    }

    private double milli(double perUnit, double perOrder) {
        return (units * perUnit + perOrder) * objective.handlingPermille()
                + carriage * objective.shippingPermille()
                + (worth + late + (double) lines * objective.rerouteMinor() + objective.splitMinor()) * CostScale.MILLI;
    }
}
