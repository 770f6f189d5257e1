package io.crossdock.sourcing.internal;

import io.crossdock.inventory.Available;
import io.crossdock.sourcing.Inputs;
import io.crossdock.sourcing.Inputs.Aside;
import io.crossdock.sourcing.Reason;
import io.crossdock.sourcing.SourceNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes down what a decision depended on: few nodes where few would give the same answer. */
final class Recorder {

    private static final int ASIDE_NAMED_MAX = 20;

    private static final int NEAR_MISSES_MAX = 2;

    private final Policy policy;
    private final Lanes lanes;
    private final Cover cover;
    private final boolean[] kept;
    private final boolean[] used;

    Recorder(Policy policy, Lanes lanes, Cover cover) {
        this.policy = policy;
        this.lanes = lanes;
        this.cover = cover;
        this.kept = new boolean[lanes.nodes.length];
        this.used = new boolean[lanes.nodes.length];
    }

    /** All nodes that hold a unit of what is asked for. */
    Inputs wide(Ask ask) {
        Arrays.fill(kept, true);
        return inputs(ask);
    }

    /** The nodes that the answer just found depends on. */
    Inputs narrow(Ask ask) {
        Arrays.fill(kept, false);
        cover.keep(kept);
        for (int i = 0; i < ask.lines().size(); i++) {
            keepNearMisses(ask, ask.skus().get(i), ask.lines().get(i).quantity());
        }
        return inputs(ask);
    }

    /** Nodes that hold some of a line but not all, the nearest: with a few units more they might have been chosen. */
    private void keepNearMisses(Ask ask, Units sku, long wanted) {
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

    private Inputs inputs(Ask ask) {
        Arrays.fill(used, false);
        var bySku = new HashMap<String, List<Available>>();
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
        return new Inputs(policy.hash(), ask.demand(), nodes, bySku, prices, aside(ask), Inputs.BUNDLES);
    }

    private List<Available> rows(Units sku) {
        var rows = new ArrayList<Available>();
        for (int at = 0; at < sku.nodes.length; at++) {
            int k = sku.nodes[at];
            if (kept[k] && sku.units[at] > 0) {
                rows.add(new Available(lanes.nodes[k].code(), sku.units[at]));
                used[k] = true;
            }
        }
        return rows;
    }

    private Map<String, Long> prices(Units sku) {
        var prices = new HashMap<String, Long>();
        for (int at = 0; at < sku.nodes.length; at++) {
            if (kept[sku.nodes[at]] && sku.units[at] > 0 && sku.priceAt(at) != 0) {
                prices.put(lanes.nodes[sku.nodes[at]].code(), sku.priceAt(at));
            }
        }
        return prices;
    }

    private List<Aside> aside(Ask ask) {
        var counts = new int[Asks.REASONS.length];
        for (int k = 0; k < used.length; k++) {
            if (!used[k]) {
                counts[reason(ask, k).ordinal()]++;
            }
        }
        List<Aside> aside = List.of();
        for (var reason : Asks.REASONS) {
            if (counts[reason.ordinal()] > 0) {
                aside = aside.isEmpty() ? new ArrayList<>() : aside;
                aside.add(new Aside(reason, counts[reason.ordinal()], named(ask, reason)));
            }
        }
        return aside;
    }

    private Reason reason(Ask ask, int k) {
        var reason = ask.reason(k);
        return reason == Reason.NO_STOCK && cover.candidate(k) ? Reason.DEARER : reason;
    }

    private List<String> named(Ask ask, Reason reason) {
        if (reason == Reason.NO_STOCK || reason == Reason.DEARER) {
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
