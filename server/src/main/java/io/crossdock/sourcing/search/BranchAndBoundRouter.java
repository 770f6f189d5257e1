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
 * Orders with too many pieces for the exact method. A good plan first; then, by the number of nodes, a bound on what
 * plans cost at least, and the sets of nodes that the bound does not rule out, one after the other, each with its
 * cheapest plan. Where all were looked at the answer is exact; where the steps were used up before, the gap is the
 * distance to the lowest of the bounds that are left.
 */
public final class BranchAndBoundRouter {

    /** A step is about as long as four of the exact method's. */
    private static final int STEPS = 4;

    private static final int ROUNDS_FIRST = 100;
    private static final int ROUNDS = 24;

    /** Once the steps are used up: the prices of the number before are good ones. */
    private static final int ROUNDS_LATE = 12;

    /** Greater numbers of nodes that are looked at one by one even then. */
    private static final int LATE_MAX = 6;

    /** Nodes that are tried in a plan one by one, and the share of the steps for that. */
    private static final int WORTHWHILE_MAX = 12;

    private static final int IMPROVING = 10;

    /** Share of the steps that each number of nodes gets at first. */
    private static final int SHARES = 8;

    private final NodeCharges charges;
    private final long stepsMax;

    public BranchAndBoundRouter(NodeCharges charges, long stepsMax) {
        this.charges = charges;
        this.stepsMax = stepsMax / STEPS;
    }

    /** @param cut lines in single units */
    public RoutingResult route(SourcingProblem ask, boolean[] cut) {
        var grid = new PieceGrid(ask, cut, charges);
        return grid.holdsAll() ? new Search(grid, stepsMax).answer() : RoutingResult.none(true);
    }

    /** One order's search. */
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
            return improving.found()
                    ? new RoutingResult(
                            improving.plan(), floor >= improving.target() ? 0 : improving.cost() - floor, false, true)
                    : RoutingResult.none(floor == Long.MAX_VALUE);
        }

        /** Goes on with the sizes whose floors are the lowest; says what is not looked at in the end costs at least. */
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

        /** Looks at plans with so many nodes, for a share of the steps. */
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
     * Plans with so many nodes.
     *
     * @param floor what those that were not looked at cost at least
     * @param last whether there were no steps for more
     */
    private record Size(int nodes, Level level, long floor, boolean last) {}
}
