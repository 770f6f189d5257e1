package io.crossdock.sourcing.internal;

import io.crossdock.inventory.Available;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Decision.ShortLine;
import io.crossdock.sourcing.Decision.Sourced;
import io.crossdock.sourcing.Decision.Unfillable;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.Inputs;
import io.crossdock.sourcing.SourceNode;
import io.crossdock.sourcing.Supply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides a list of orders one after the other on its own copy of the figures. Whole lines first; lines that no node holds whole in
 * single units; and where that makes too many pieces, in bundles, with a bound on what that may cost.
 */
final class Planner {

    private final Policy policy;
    private final Network network;
    private final Supply supply;
    private final Cover cover;
    private final Cutter cutter;
    private final Map<String, Units> bySku = new HashMap<>();
    private final boolean[] kept;

    Planner(Policy policy, Network network, Supply supply) {
        this.policy = policy;
        this.network = network;
        this.supply = supply;
        this.cover = new Cover(network, policy.rateCard().zones(), policy.splitMinor());
        this.cutter = new Cutter(network);
        this.kept = new boolean[network.nodes.length];
    }

    /** One order at work. */
    private record Job(Demand demand, List<Units> skus, RateCard.Service service, byte[] zones) {
        List<DemandLine> lines() {
            return demand.lines();
        }
    }

    /** What the router came to; the gap is 0 where nothing is cheaper. */
    private record Answer(Plan plan, long gap, boolean narrow) {}

    Decision decide(Demand demand) {
        var job = job(demand);
        var missing = missing(job);
        if (!missing.isEmpty()) {
            return new Unfillable(demand.order(), missing, inputs(job, false));
        }
        var answer = route(job);
        var inputs = inputs(job, answer.narrow());
        answer.plan().take(demand.excluded().isEmpty() ? job.skus() : all(demand));
        var parts = answer.plan().parts(network, job.zones(), job.service());
        return new Sourced(
                demand.order(),
                answer.plan().placements(demand.lines(), network),
                parts,
                Plan.cost(parts, policy.splitMinor()),
                answer.gap(),
                inputs);
    }

    private Job job(Demand demand) {
        var service = policy.rateCard().services().get(demand.service());
        if (service == null) {
            throw new IllegalArgumentException("the rate card has no service " + demand.service());
        }
        if (demand.lines().isEmpty()) {
            throw new IllegalArgumentException("order " + demand.order() + " has no lines");
        }
        for (var line : demand.lines()) {
            if (line.quantity() <= 0 || line.weightGrams() < 0) {
                throw new IllegalArgumentException("order " + demand.order() + " has an impossible line: " + line);
            }
        }
        var skus = demand.excluded().isEmpty() ? all(demand) : allowed(demand);
        return new Job(demand, skus, service, network.zones(demand.to()));
    }

    /** Per line what is left of its SKU; lines of one SKU get the same object. */
    private List<Units> all(Demand demand) {
        var skus = new ArrayList<Units>(demand.lines().size());
        for (var line : demand.lines()) {
            skus.add(bySku.computeIfAbsent(
                    line.sku(), sku -> Units.of(
                            sku, supply.bySku().getOrDefault(sku, List.of()), supply.prices().getOrDefault(sku, Map.of()), network)));
        }
        return skus;
    }

    /** Likewise, without the nodes that must not serve this order. */
    private List<Units> allowed(Demand demand) {
        var excluded = new HashSet<Integer>();
        demand.excluded().forEach(code -> excluded.add(network.number(code)));
        var copies = new HashMap<String, Units>();
        return all(demand).stream()
                .map(units -> copies.computeIfAbsent(units.sku, _ -> units.without(excluded)))
                .toList();
    }

    /** Lines of the SKUs of which there is too little. */
    private static List<ShortLine> missing(Job job) {
        List<ShortLine> missing = List.of();
        for (int i = 0; i < job.lines().size(); i++) {
            long wanted = 0;
            for (int j = 0; j < job.lines().size(); j++) {
                wanted += job.skus().get(j) == job.skus().get(i) ? job.lines().get(j).quantity() : 0;
            }
            if (wanted > job.skus().get(i).total) {
                var line = job.lines().get(i);
                missing = missing.isEmpty() ? new ArrayList<>() : missing;
                missing.add(new ShortLine(line.line(), line.sku(), wanted, job.skus().get(i).total));
            }
        }
        return missing;
    }

    private Answer route(Job job) {
        var cut = new boolean[job.lines().size()];
        boolean whole = true;
        for (int i = 0; i < cut.length; i++) {
            cut[i] = !Cutter.held(job.skus().get(i), job.lines().get(i).quantity());
            whole &= !cut[i];
        }
        var answer = whole ? exact(job, Cutter.lines(job.lines(), job.skus())) : exact(job, Cutter.units(job.lines(), job.skus(), cut));
        if (answer == null && repeats(job, cut)) {
            answer = exact(job, Cutter.units(job.lines(), job.skus(), cut));
            whole = false;
        }
        return answer != null ? answer : bundled(job, whole);
    }

    /** Marks the lines whose SKU is on another line, too; says whether there are any. */
    private static boolean repeats(Job job, boolean[] cut) {
        boolean repeats = false;
        for (int i = 0; i < cut.length; i++) {
            for (int j = 0; j < cut.length; j++) {
                if (i != j && job.skus().get(i) == job.skus().get(j)) {
                    cut[i] = true;
                    repeats = true;
                }
            }
        }
        return repeats;
    }

    /** The cheapest cover, or null where there are too many pieces or the nodes can't take them whole. */
    private @Nullable Answer exact(Job job, Tokens tokens) {
        if (tokens.count > Tokens.MAX) {
            return null;
        }
        long bound = cover.solve(tokens, job.service(), job.zones());
        if (bound >= Cover.NONE) {
            return null;
        }
        if (!cover.relaxed()) {
            return new Answer(plan(tokens), 0, tokens.pieces.size() == tokens.count && !tokens.shared());
        }
        long cost = cover.solveNodeByNode();
        return cost >= Cover.NONE ? null : new Answer(plan(tokens), cover.sawAll() ? 0 : cost - bound, false);
    }

    private Plan plan(Tokens tokens) {
        var plan = new Plan();
        tokens.pieces.forEach(piece -> plan.add(piece, cover.nodeOf(piece.token())));
        return plan;
    }

    /** Too many pieces for the exact method: bundles travel together, and the gap says what that may cost at most. */
    private Answer bundled(Job job, boolean whole) {
        @Nullable Answer answer = null;
        if (whole && !repeats(job, new boolean[job.lines().size()])) {
            answer = exact(job, Cutter.merged(job.lines(), job.skus(), network.nodes.length));
        }
        if (answer == null) {
            var tokens = cutter.greedy(job.lines(), job.skus(), job.zones());
            answer = exact(job, tokens);
            answer = answer == null ? atHome(tokens) : answer;
        }
        var parts = answer.plan().parts(network, job.zones(), job.service());
        long cost = Plan.cost(parts, policy.splitMinor()).totalMinor();
        return new Answer(answer.plan(), cost - lowerBound(job), false);
    }

    private static Answer atHome(Tokens tokens) {
        var plan = new Plan();
        tokens.pieces.forEach(piece -> plan.add(piece, tokens.homes.get(piece.token())));
        return new Answer(plan, 0, false);
    }

    /**
     * No plan is cheaper: every gram at the best price from the nearest zone, each unit handled where that is cheapest, one fulfillment
     * at the lowest fixed cost.
     */
    private long lowerBound(Job job) {
        int nearest = Integer.MAX_VALUE;
        long fixed = Long.MAX_VALUE;
        long handling = 0;
        long grams = 0;
        long heaviest = 0;
        for (int i = 0; i < job.lines().size(); i++) {
            var sku = job.skus().get(i);
            long cheapest = Long.MAX_VALUE;
            for (int at = 0; at < sku.nodes.length; at++) {
                if (sku.units[at] > 0) {
                    int k = sku.nodes[at];
                    nearest = Math.min(nearest, job.zones()[k]);
                    fixed = Math.min(fixed, network.fixed[k]);
                    cheapest = Math.min(cheapest, network.handling[k]);
                }
            }
            handling += cheapest * job.lines().get(i).quantity();
            grams += job.lines().get(i).quantity() * job.lines().get(i).weightGrams();
            heaviest = Math.max(heaviest, job.lines().get(i).weightGrams());
        }
        return job.service().atLeast(nearest, grams, heaviest) + fixed + handling;
    }

    /** @param narrow keep only the nodes that the answer depends on; else all that hold a unit */
    private Inputs inputs(Job job, boolean narrow) {
        Arrays.fill(kept, !narrow);
        if (narrow) {
            cover.keep(kept);
        }
        var bySku = new HashMap<String, List<Available>>();
        var used = new boolean[kept.length];
        for (var sku : job.skus()) {
            if (!bySku.containsKey(sku.sku)) {
                bySku.put(sku.sku, rows(sku, used));
            }
        }
        var nodes = new ArrayList<SourceNode>();
        for (int k = 0; k < used.length; k++) {
            if (used[k]) {
                nodes.add(network.nodes[k]);
            }
        }
        return new Inputs(policy.hash(), job.demand(), nodes, bySku, prices(bySku));
    }

    /** Prices of the rows that are kept. */
    private Map<String, Map<String, Long>> prices(Map<String, List<Available>> rows) {
        if (supply.prices().isEmpty()) {
            return Map.of();
        }
        var prices = new TreeMap<String, Map<String, Long>>();
        rows.forEach((sku, nodes) -> {
            var known = supply.prices().getOrDefault(sku, Map.of());
            var kept = new TreeMap<String, Long>();
            nodes.stream().map(Available::node).filter(known::containsKey).forEach(node -> kept.put(node, known.get(node)));
            if (!kept.isEmpty()) {
                prices.put(sku, kept);
            }
        });
        return prices;
    }

    private List<Available> rows(Units sku, boolean[] used) {
        var rows = new ArrayList<Available>();
        for (int at = 0; at < sku.nodes.length; at++) {
            int k = sku.nodes[at];
            if (kept[k] && sku.units[at] > 0) {
                rows.add(new Available(network.nodes[k].code(), sku.units[at]));
                used[k] = true;
            }
        }
        return rows;
    }
}
