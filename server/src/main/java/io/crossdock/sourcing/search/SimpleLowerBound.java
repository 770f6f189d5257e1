package io.crossdock.sourcing.search;

import io.crossdock.sourcing.problem.CostScale;
import io.crossdock.sourcing.problem.NodeTable;
import io.crossdock.sourcing.problem.SourcingProblem;

/** Lower bound on any plan, for orders that are too large for the exact method; weighted, in thousandths. */
final class SimpleLowerBound {

    private final SourcingProblem ask;
    private final NodeTable lanes;

    SimpleLowerBound(SourcingProblem ask) {
        this.ask = ask;
        this.lanes = ask.lanes();
    }

    /**
     * The greater of two sums, plus the lowest fixed cost of one fulfillment. The first sum sends every line from its
     * best node at the best price per gram. The second handles every line where that is cheapest, and sends only the
     * line that is dearest to send.
     */
    long milli() {
        long together = 0;
        long handled = 0;
        long alone = 0;
        long fixed = Long.MAX_VALUE;
        for (int i = 0; i < ask.lines().size(); i++) {
            var line = ask.lines().get(i);
            var sku = ask.skus().get(i);
            long both = Long.MAX_VALUE;
            long here = Long.MAX_VALUE;
            long send = Long.MAX_VALUE;
            for (int at = 0; at < sku.nodes.length; at++) {
                int k = sku.nodes[at];
                long add = additional(k, line.quantity(), sku.priceAt(at));
                here = Math.min(here, add);
                both = Math.min(both, add + perGram(k, line.quantity() * line.weightGrams()));
                send = Math.min(send, unit(k, line.weightGrams()));
                fixed = Math.min(fixed, lanes.fixed[k] * ask.objective().handlingPermille() + surcharge(k));
            }
            together += both;
            handled += here;
            alone = Math.max(alone, send);
        }
        return Math.max(together, handled + alone) + fixed;
    }

    private long surcharge(int k) {
        return lanes.surcharge == null ? 0 : lanes.surcharge[k];
    }

    private long additional(int k, long quantity, long priceMinor) {
        var what = ask.objective();
        return (lanes.handling[k] + lanes.labor[k]) * quantity * what.handlingPermille()
                + (priceMinor * quantity + what.rejectMinor(lanes.reject[k])) * CostScale.MILLI;
    }

    /** Price of the weight at the lowest price per gram of any step. */
    private long perGram(int k, long grams) {
        long least = Long.MAX_VALUE;
        for (var service : ask.services()) {
            if (lanes.leaves(service.name())[k] != NodeTable.NEVER) {
                least = Math.min(least, service.share(ask.zones()[k], grams));
            }
        }
        return least * ask.objective().shippingPermille();
    }

    private long unit(int k, long grams) {
        var service = ask.service(k, grams);
        return service.price(ask.zones()[k], grams) * ask.objective().shippingPermille()
                + ask.lateMinor(service, k) * CostScale.MILLI;
    }
}
