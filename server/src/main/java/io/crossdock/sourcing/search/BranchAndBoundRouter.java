package io.crossdock.sourcing.search;

import io.crossdock.sourcing.problem.NodeCharges;
import io.crossdock.sourcing.problem.RoutingResult;
import io.crossdock.sourcing.problem.SourcingProblem;
import io.crossdock.sourcing.search.LagrangianRelaxation.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Router for orders with too many pieces for the exact method. First finds a good plan. Then computes, for each number
 * of nodes, a lower bound on the cost of its plans, and searches the sets of nodes that the bound does not rule out,
 * each for its cheapest plan. The result is exact where the search finishes. Where the steps run out, the gap is the
 * distance to the lowest remaining bound.
 */
public final class BranchAndBoundRouter {

    /** One step takes about as long as four of the exact method. */
    private static final int STEPS = 4;

    private static final int ROUNDS_FIRST = 100;
    private static final int ROUNDS = 24;

    /** Rounds once the steps are used up: the prices of the previous number of nodes are a good start. */
    private static final int ROUNDS_LATE = 12;

    /** Larger numbers of nodes that get a bound of their own even after the steps are used up. */
    private static final int LATE_MAX = 6;

    /** Most nodes that the local search tries to add to the plan. */
    private static final int WORTHWHILE_MAX = 12;

    private static final int IMPROVING = 10;

    /** Each number of nodes first gets one of this many shares of the steps. */
    private static final int SHARES = 8;

    private final NodeCharges charges;
    private final long stepsMax;

    public BranchAndBoundRouter(NodeCharges charges, long stepsMax) {
        this.charges = charges;
        this.stepsMax = stepsMax / STEPS;
    }

    /** @param cut lines that go in single units */
    public RoutingResult route(SourcingProblem ask, boolean[] cut) {
        var grid = new PieceGrid(ask, cut, charges);
        return grid.holdsAll() ? new Search(grid, stepsMax).answer() : RoutingResult.impossible();
    }

    /** The search for one order. */
    private static final class Search {

        private final PieceGrid grid;
        private final long stepsMax;
        private final LocalSearch improving;
        private final LagrangianRelaxation relaxation;
        private final NodeSetSearch sets;
        private final int[] every;
        private final List<Size> sizes = new ArrayList<>();

        Search(PieceGrid grid, long stepsMax) {
            this.grid = grid;
            this.stepsMax = stepsMax;
            improving = new LocalSearch(grid);
            relaxation = new LagrangianRelaxation(grid, improving);
            sets = new NodeSetSearch(grid, relaxation, new FixedNodesSolver(grid, improving), improving);
            every = IntStream.range(0, grid.nodes()).toArray();
        }

        RoutingResult answer() {
            var alone = improving.alone();
            improving.greedy(alone);
            int most = grid.nodesMax == 0 ? grid.nodes() : Math.min(grid.nodesMax, grid.nodes());
            int nodes = improving.found() ? improving.plan().nodes() : Math.min(most, Math.max(1, sets.least()));
            var first = raise(nodes, improving.found() ? improving.prices() : alone, ROUNDS_FIRST);
            improving.improve(
                    Arrays.copyOf(first.free(), Math.min(WORTHWHILE_MAX, first.free().length)), stepsMax / IMPROVING);
            int middle = improving.found() ? improving.plan().nodes() : nodes;
            var level = first;
            for (int n = middle; n >= sets.least(); n--) {
                level = search(n, level);
            }
            level = first;
            for (int n = middle + 1; n <= most; n++) {
                level = search(n, level);
                boolean used = sets.steps() >= stepsMax && (n > middle + LATE_MAX || level.atLeast() >= level.bound());
                if (used && n < most) {
                    long floor = Math.max(level.atLeast(), new SimpleLowerBound(grid.ask).milli());
                    sizes.add(new Size(n + 1, level, floor, true));
                }
                if (used || level.atLeast() >= improving.target()) {
                    break;
                }
            }
            long floor = searchLowest();
            if (!improving.found()) {
                return floor == Long.MAX_VALUE ? RoutingResult.impossible() : RoutingResult.notFound();
            }
            return new RoutingResult(
                    improving.plan(), floor >= improving.target() ? 0 : improving.cost() - floor, false, true);
        }

        /**
         * Continues with the sizes that have the lowest floors; returns the lower bound on everything not searched in
         * the end.
         */
        private long searchLowest() {
            while (true) {
                var lowest = sizes.stream()
                        .min(Comparator.comparingLong(Size::floor))
                        .orElse(null);
                if (lowest == null
                        || lowest.floor() >= improving.target()
                        || lowest.last()
                        || sets.steps() >= stepsMax) {
                    return lowest == null ? Long.MAX_VALUE : lowest.floor();
                }
                long floor = Math.max(lowest.floor(), sets.search(lowest.nodes(), lowest.level(), stepsMax));
                sizes.set(sizes.indexOf(lowest), new Size(lowest.nodes(), lowest.level(), floor, true));
            }
        }

        private Level raise(int nodes, long[] prices, int rounds) {
            return relaxation.raise(nodes, new int[0], 0, every, prices, rounds);
        }

        /** Searches plans with this number of nodes, for a share of the steps. */
        private Level search(int nodes, Level near) {
            var level = raise(nodes, near.prices(), sets.steps() < stepsMax ? ROUNDS : ROUNDS_LATE);
            if (level.bound() < improving.target()) {
                long until = Math.min(stepsMax, sets.steps() + stepsMax / SHARES);
                sizes.add(new Size(nodes, level, Math.max(level.bound(), sets.search(nodes, level, until)), false));
            }
            return level;
        }
    }

    /**
     * Plans with one number of nodes.
     *
     * @param floor lower bound on the plans that were not searched
     * @param last whether this size is not searched any further
     */
    private record Size(int nodes, Level level, long floor, boolean last) {}
}
