package io.crossdock.sourcing.search;

import io.crossdock.sourcing.problem.PieceCutter;
import io.crossdock.sourcing.problem.Pieces;
import io.crossdock.sourcing.problem.Plan;
import io.crossdock.sourcing.problem.RoutingResult;
import io.crossdock.sourcing.problem.SourcingProblem;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Heuristic for orders with too many pieces for the exact method. Lines that the same nodes can take travel together,
 * or those that a greedy cover puts together; then lines are moved one by one while that is cheaper. The gap is the
 * distance to {@link SimpleLowerBound}. The number of steps is limited; the first plan needs none of them.
 */
public final class BundleHeuristic {

    private final PieceCutter cutter;
    private final BiFunction<SourcingProblem, Pieces, RoutingResult> exact;
    private final long stepsMax;
    private long steps;

    public BundleHeuristic(
            PieceCutter cutter, BiFunction<SourcingProblem, Pieces, RoutingResult> exact, long stepsMax) {
        this.cutter = cutter;
        this.exact = exact;
        this.stepsMax = stepsMax;
    }

    /** Whether the lines of an order can stay in one piece each. */
    public enum WholeLines {
        /** Some line can't. */
        CUT,
        /** Each can, but it is proven that no plan keeps all lines whole. */
        IMPOSSIBLE,
        UNDECIDED
    }

    public RoutingResult route(SourcingProblem ask, WholeLines lines) {
        steps = 0;
        boolean distinct = lines != WholeLines.CUT
                && !PieceCutter.repeats(ask, new boolean[ask.lines().size()]);
        @Nullable Plan best = null;
        if (distinct) {
            best = cheaper(
                    ask,
                    best,
                    exact.apply(ask, PieceCutter.merged(ask.lines(), ask.skus(), ask.lanes().nodes.length))
                            .plan());
        }
        var tokens = cutter.greedy(ask.lines(), ask.skus(), ask.zones());
        if (coversAll(ask, tokens)) {
            best = cheaper(ask, best, exact.apply(ask, tokens).plan());
            best = cheaper(ask, best, atHome(tokens));
        }
        if (best == null
                && distinct
                && lines == WholeLines.UNDECIDED
                && ask.objective().nodesMax() > 0) {
            best = cheaper(ask, null, fewNodes(ask));
        }
        if (best == null) {
            return RoutingResult.notFound();
        }
        var plan = distinct ? improved(ask, best) : best;
        return new RoutingResult(plan, Math.max(0, plan.weighed(ask) - new SimpleLowerBound(ask).milli()), false, true);
    }

    /** The cheaper of two plans that keep to the limits; the first one at equal cost. */
    private static @Nullable Plan cheaper(SourcingProblem ask, @Nullable Plan one, @Nullable Plan other) {
        if (other == null
                || ask.objective().nodesMax() > 0
                        && other.nodes() > ask.objective().nodesMax()) {
            return one;
        }
        return one == null || other.weighed(ask) < one.weighed(ask) ? other : one;
    }

    /** Whether the pieces contain every unit, so that the nodes' capacity sufficed. */
    private static boolean coversAll(SourcingProblem ask, Pieces tokens) {
        var placed = new long[ask.lines().size()];
        tokens.pieces.forEach(piece -> placed[piece.line()] += piece.quantity());
        for (int i = 0; i < placed.length; i++) {
            if (placed[i] < ask.lines().get(i).quantity()) {
                return false;
            }
        }
        return true;
    }

    private static Plan atHome(Pieces tokens) {
        var plan = new Plan();
        tokens.pieces.forEach(piece -> plan.add(piece, tokens.homes.get(piece.token())));
        return plan;
    }

    /**
     * Moves one line after the other to the node where the plan is cheapest, until no move helps or the steps are used
     * up.
     */
    private Plan improved(SourcingProblem ask, Plan first) {
        var plan = first;
        long cost = plan.weighed(ask);
        for (boolean better = true; better; ) {
            better = false;
            for (int line = 0; line < ask.lines().size(); line++) {
                int from = plan.only(line);
                var sku = ask.skus().get(line);
                for (int at = 0; from >= 0 && at < sku.nodes.length && steps < stepsMax; at++) {
                    int to = sku.nodes[at];
                    if (to == from || sku.units[at] < ask.lines().get(line).quantity()) {
                        continue;
                    }
                    // Cost of pricing a plan, in steps of the exact method.
                    steps += 100L * ask.lines().size();
                    var moved = plan.moved(line, to);
                    long so = within(ask, moved) ? moved.weighed(ask) : Long.MAX_VALUE;
                    if (so < cost) {
                        plan = moved;
                        cost = so;
                        from = to;
                        better = true;
                    }
                }
            }
        }
        return plan;
    }

    private static boolean within(SourcingProblem ask, Plan plan) {
        return (ask.objective().nodesMax() == 0
                        || plan.nodes() <= ask.objective().nodesMax())
                && plan.hasRoom(ask);
    }

    /**
     * A plan with whole lines on no more nodes than allowed: tries the line with the fewest holders first, over all its
     * holders.
     */
    private @Nullable Plan fewNodes(SourcingProblem ask) {
        var nodes = new HashSet<Integer>();
        var open = new BitSet();
        open.set(0, ask.lines().size());
        return few(ask, open, nodes, ask.objective().nodesMax()) ? assigned(ask, nodes) : null;
    }

    private boolean few(SourcingProblem ask, BitSet open, HashSet<Integer> nodes, int left) {
        if (open.isEmpty()) {
            var plan = assigned(ask, nodes);
            return plan.hasRoom(ask);
        }
        if (left == 0 || steps >= stepsMax) {
            return false;
        }
        int scarce = open.stream()
                .boxed()
                .min(Comparator.comparingInt(i -> ask.skus().get(i).nodes.length))
                .orElseThrow();
        for (int k : ask.skus().get(scarce).nodes) {
            steps += ask.lines().size() * 10L;
            if (holds(ask, scarce, k) && nodes.add(k)) {
                var rest = new BitSet();
                open.stream().filter(i -> !holds(ask, i, k)).forEach(rest::set);
                if (few(ask, rest, nodes, left - 1)) {
                    return true;
                }
                nodes.remove(k);
            }
        }
        return false;
    }

    private static boolean holds(SourcingProblem ask, int line, int k) {
        return ask.skus().get(line).on(k) >= ask.lines().get(line).quantity();
    }

    private static Plan assigned(SourcingProblem ask, HashSet<Integer> nodes) {
        var plan = new Plan();
        for (int i = 0; i < ask.lines().size(); i++) {
            int line = i;
            int k = nodes.stream()
                    .filter(n -> holds(ask, line, n))
                    .mapToInt(n -> n)
                    .min()
                    .orElseThrow();
            plan.add(i, k, ask.lines().get(i).quantity());
        }
        return plan;
    }
}
