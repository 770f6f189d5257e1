package io.crossdock.sourcing.router;

import io.crossdock.inventory.AvailableUnits;
import io.crossdock.sourcing.DecisionInputs;
import io.crossdock.sourcing.DecisionInputs.Aside;
import io.crossdock.sourcing.RejectionReason;
import io.crossdock.sourcing.SourceNode;
import io.crossdock.sourcing.exact.ExactRouter;
import io.crossdock.sourcing.policy.SourcingPolicy;
import io.crossdock.sourcing.problem.NodeTable;
import io.crossdock.sourcing.problem.ProblemBuilder;
import io.crossdock.sourcing.problem.SkuUnits;
import io.crossdock.sourcing.problem.SourcingProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records the inputs of a decision, with only a few nodes where these give the same decision. */
final class InputRecorder {

    private static final int ASIDE_NAMED_MAX = 20;

    private static final int NEAR_MISSES_MAX = 2;

    private final SourcingPolicy policy;
    private final NodeTable lanes;
    private final ExactRouter cover;
    private final boolean[] kept;
    private final boolean[] used;

    InputRecorder(SourcingPolicy policy, NodeTable lanes, ExactRouter cover) {
        this.policy = policy;
        this.lanes = lanes;
        this.cover = cover;
        this.kept = new boolean[lanes.nodes.length];
        this.used = new boolean[lanes.nodes.length];
    }

    /** Inputs with every node that holds a unit of the order's SKUs. */
    DecisionInputs wide(SourcingProblem ask) {
        Arrays.fill(kept, true);
        return inputs(ask);
    }

    /** Inputs with only the nodes that the last result depends on. */
    DecisionInputs narrow(SourcingProblem ask) {
        Arrays.fill(kept, false);
        cover.keep(kept);
        for (int i = 0; i < ask.lines().size(); i++) {
            keepNearMisses(ask, ask.skus().get(i), ask.lines().get(i).quantity());
        }
        return inputs(ask);
    }

    /** Keeps the nearest nodes that hold part of a line: with a few more units they might have been chosen. */
    private void keepNearMisses(SourcingProblem ask, SkuUnits sku, long wanted) {
        int found = 0;
        for (int zone = 0; zone < policy.rateCard().zones() && wanted > 1 && found < NEAR_MISSES_MAX; zone++) {
            for (int at = 0; at < sku.nodes.length && found < NEAR_MISSES_MAX; at++) {
                int k = sku.nodes[at];
                if (ask.zones()[k] == zone && sku.units[at] < wanted && sku.units[at] > 0) {
                    kept[k] = true;
                    found++;
                }
            }
        }
    }

    private DecisionInputs inputs(SourcingProblem ask) {
        Arrays.fill(used, false);
        var bySku = new HashMap<String, List<AvailableUnits>>();
        Map<String, Map<String, Long>> prices = Map.of();
        for (var sku : ask.all()) {
            if (!bySku.containsKey(sku.sku)) {
                bySku.put(sku.sku, rows(sku));
                var priced = sku.priced() ? prices(sku) : Map.<String, Long>of();
                if (!priced.isEmpty()) {
                    prices = prices.isEmpty() ? new HashMap<>() : prices;
                    prices.put(sku.sku, priced);
                }
            }
        }
        var nodes = new ArrayList<SourceNode>();
        for (int k = 0; k < used.length; k++) {
            if (used[k]) {
                nodes.add(lanes.node(k));
            }
        }
        return new DecisionInputs(
                policy.hash(), ask.demand(), nodes, bySku, prices, aside(ask), DecisionInputs.BUNDLES);
    }

    private List<AvailableUnits> rows(SkuUnits sku) {
        var rows = new ArrayList<AvailableUnits>();
        for (int at = 0; at < sku.nodes.length; at++) {
            int k = sku.nodes[at];
            if (kept[k] && sku.units[at] > 0) {
                rows.add(new AvailableUnits(lanes.nodes[k].code(), sku.units[at]));
                used[k] = true;
            }
        }
        return rows;
    }

    private Map<String, Long> prices(SkuUnits sku) {
        var prices = new HashMap<String, Long>();
        for (int at = 0; at < sku.nodes.length; at++) {
            if (kept[sku.nodes[at]] && sku.units[at] > 0 && sku.priceAt(at) != 0) {
                prices.put(lanes.nodes[sku.nodes[at]].code(), sku.priceAt(at));
            }
        }
        return prices;
    }

    private List<Aside> aside(SourcingProblem ask) {
        var counts = new int[ProblemBuilder.REASONS.length];
        for (int k = 0; k < used.length; k++) {
            if (!used[k]) {
                counts[reason(ask, k).ordinal()]++;
            }
        }
        List<Aside> aside = List.of();
        for (var reason : ProblemBuilder.REASONS) {
            if (counts[reason.ordinal()] > 0) {
                aside = aside.isEmpty() ? new ArrayList<>() : aside;
                aside.add(new Aside(reason, counts[reason.ordinal()], named(ask, reason)));
            }
        }
        return aside;
    }

    private RejectionReason reason(SourcingProblem ask, int k) {
        var reason = ask.reason(k);
        return reason == RejectionReason.NO_STOCK && cover.candidate(k) ? RejectionReason.DEARER : reason;
    }

    private List<String> named(SourcingProblem ask, RejectionReason reason) {
        if (reason == RejectionReason.NO_STOCK || reason == RejectionReason.DEARER) {
            return List.of();
        }
        var named = new ArrayList<String>();
        for (int k = 0; k < used.length && named.size() < ASIDE_NAMED_MAX; k++) {
            if (!used[k] && ask.reason(k) == reason) {
                named.add(lanes.nodes[k].code());
            }
        }
        return named;
    }
}
