package io.crossdock.sourcing.search;

import io.crossdock.shared.ExactRatio;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Lower bound on plans of a {@link PieceGrid} with a given number of nodes. Each piece has a price; a node sends the
 * pieces that earn it most at these prices, whoever else sends them. For any prices, the sum of the prices minus the
 * earnings of the nodes is a lower bound. Prices rise where no node sends a piece and fall where several do, until the
 * bound is high. A node may send a fraction of one piece, which overrates its earnings; for the nodes that count,
 * earnings are computed with whole pieces.
 */
final class LagrangianRelaxation {

    private static final int ALL_EVERY = 4;

    /** With more nodes, rounds over all nodes are rarer, and the other rounds have fewer nodes. */
    private static final int MANY = 400;

    private static final int ALL_SELDOM = 16;

    private static final double PACE_LEAST = 0.1;

    /** With at most this many nodes, every round is over all nodes. */
    private static final int FEW = 48;

    private final PieceGrid grid;
    private final LocalSearch improving;
    private final long[] pays;
    private final int[] missing;
    private final int[] order;
    private final double[] key;
    private final long[] earns;
    private final boolean[] exact;
    private final int[] chosen;
    private final KnapsackBound knapsack;
    private final long[] used;
    private int[] taken = {};
    private int takenCount;
    private int[] free = {};
    private int freeCount;
    private int[] looked = {};
    private int lookedCount;
    private int chosenCount;
    private long steps;

    LagrangianRelaxation(PieceGrid grid, LocalSearch improving) {
        this.grid = grid;
        this.improving = improving;
        pays = new long[grid.lines];
        missing = new int[grid.lines];
        earns = new long[grid.nodes()];
        exact = new boolean[grid.nodes()];
        chosen = new int[grid.nodes() + 1];
        knapsack = new KnapsackBound(grid);
        used = new long[grid.lines];
        order = new int[grid.nodeOf.length];
        key = new double[grid.nodeOf.length];
        for (int e = 0; e < order.length; e++) {
            order[e] = e;
        }
    }

    /**
     * Bounds on the plans with some nodes taken and others left out.
     *
     * @param bound lower bound on their cost
     * @param base the same without the earnings of the remaining nodes
     * @param prices price of one piece per line
     * @param free nodes that may be added, by earnings; nodes that are in no better plan are left out
     * @param earns earnings of each of them
     * @param atLeast lower bound on plans with any greater number of nodes
     */
    record Level(long bound, long base, long[] prices, int[] free, long[] earns, long atLeast) {

        /** The same level where other nodes can earn that much more. */
        Level more(long more) {
            return new Level(bound, base, prices, free, earns, bound - more);
        }
    }

    long steps() {
        return steps;
    }

    /**
     * Raises the bound on plans with this number of nodes.
     *
     * @param with the first {@code count} are nodes of the plan
     * @param others nodes that may be added
     * @param prices prices to start from; those of a plan are good ones
     */
    Level raise(int nodes, int[] with, int count, int[] others, long[] prices, int rounds) {
        taken = with;
        takenCount = count;
        free = others.clone();
        freeCount = free.length;
        looked = new int[freeCount];
        System.arraycopy(prices, 0, pays, 0, pays.length);
        @Nullable Level best = null;
        double pace = 1;
        int idle = 0;
        for (int round = 0; round < rounds; round++) {
            int every = freeCount <= FEW ? 1 : freeCount <= MANY ? ALL_EVERY : ALL_SELDOM;
            boolean all = round % every == 0;
            look(all);
            long value = value(nodes - count);
            if (all) {
                if (round % Math.max(every, ALL_EVERY) == 0 && count == 0) {
                    improving.from(chosen, chosenCount);
                }
                if (best == null || value > best.bound()) {
                    best = level(value, nodes - count);
                    idle = 0;
                } else if (++idle % (every == ALL_SELDOM ? 1 : 3) == 0) {
                    pace /= 2;
                }
                leaveOut(value, nodes - count);
            }
            if (best != null && best.bound() >= improving.target()
                    || pace < PACE_LEAST
                    || !move(pace, distance(value))) {
                break;
            }
        }
        // The first round looks at all, so there is a level.
        var level = Objects.requireNonNull(best);
        return count > 0 ? level : level.more(more(others, level, Math.min(nodes, level.free().length)));
    }

    /**
     * Earnings that other nodes could add to the best ones, or gain in place of the last of them, at the prices of a
     * level. Counts nodes that are in no better plan of this size, too.
     */
    private long more(int[] others, Level level, int chosen) {
        System.arraycopy(level.prices(), 0, pays, 0, pays.length);
        long last = chosen == 0 ? 0 : Math.min(0, level.earns()[chosen - 1]);
        var best = new BitSet();
        for (int n = 0; n < chosen; n++) {
            best.set(level.free()[n]);
        }
        long sum = 0;
        for (int k : others) {
            if (!best.get(k) && earn(k) > last) {
                exactly(k);
                sum += Math.max(0, earns[k] - last);
            }
        }
        return sum;
    }

    private void look(boolean all) {
        if (all) {
            System.arraycopy(free, 0, looked, 0, freeCount);
            lookedCount = freeCount;
        }
    }

    /** Distance to the cost of the best plan; a tenth of the bound where no plan is known. */
    private long distance(long value) {
        return improving.found() ? improving.cost() - value : Math.abs(value) / 10 + 1;
    }

    private boolean move(double pace, long distance) {
        double length = 0;
        for (int i = 0; i < grid.lines; i++) {
            length += (double) missing[i] * missing[i];
        }
        if (length == 0) {
            return false;
        }
        double by = pace * distance / length;
        for (int i = 0; i < grid.lines; i++) {
            pays[i] += (long) (by * missing[i]);
        }
        return true;
    }

    private long paid() {
        long sum = -grid.split;
        for (int i = 0; i < grid.lines; i++) {
            sum += pays[i] * grid.count[i];
        }
        return sum;
    }

    /** The bound at the current prices. Where not all nodes were visited it is not a bound, but still a direction. */
    private long value(int left) {
        System.arraycopy(grid.count, 0, missing, 0, missing.length);
        for (int n = 0; n < takenCount; n++) {
            exactly(taken[n]);
        }
        for (int n = 0; n < lookedCount; n++) {
            earns[looked[n]] = earn(looked[n]);
            exact[looked[n]] = false;
        }
        choose(left);
        while (!whole()) {
            choose(left);
        }
        long value = paid();
        for (int n = 0; n < chosenCount; n++) {
            value -= earns[chosen[n]];
            load(chosen[n]);
            knapsack.earn(0);
            knapsack.take(missing);
            steps += 5L * knapsack.tried();
        }
        return value;
    }

    /** Chooses the taken nodes, and of the others those that earn most, in order; at equal earnings the first ones. */
    private void choose(int left) {
        System.arraycopy(taken, 0, chosen, 0, takenCount);
        int count = 0;
        for (int n = 0; n < lookedCount; n++) {
            int k = looked[n];
            int at = count;
            while (at > 0 && earns[chosen[takenCount + at - 1]] < earns[k]) {
                at--;
            }
            if (at < left) {
                int last = Math.min(count, left - 1);
                System.arraycopy(chosen, takenCount + at, chosen, takenCount + at + 1, last - at);
                chosen[takenCount + at] = k;
                count = Math.min(left, count + 1);
            }
        }
        chosenCount = takenCount + count;
        steps += lookedCount;
    }

    /** Recomputes the earnings of the chosen nodes with whole pieces; returns whether they all had been. */
    private boolean whole() {
        boolean known = true;
        for (int n = takenCount; n < chosenCount; n++) {
            if (!exact[chosen[n]]) {
                exactly(chosen[n]);
                known = false;
            }
        }
        return known;
    }

    private void exactly(int k) {
        long rough = earn(k);
        long open = grid.fixed[k] + grid.split;
        load(k);
        exact[k] = true;
        earns[k] = rough;
        if (knapsack.few()) {
            earns[k] = Math.min(rough, knapsack.earn(rough + open) - open);
            steps += 5L * knapsack.tried();
        }
    }

    private void load(int k) {
        knapsack.at(k);
        for (int at = grid.start[k]; at < grid.start[k + 1] && key[order[at]] > 0; at++) {
            int e = order[at];
            knapsack.add(e, pays[grid.line[e]] - low(e));
        }
    }

    private Level level(long value, int left) {
        long base = paid();
        for (int n = 0; n < takenCount; n++) {
            base -= earns[taken[n]];
        }
        var sorted = IntStream.range(0, freeCount)
                .boxed()
                .sorted(Comparator.comparingLong((Integer n) -> -earns[free[n]]).thenComparingInt(n -> free[n]))
                .mapToInt(n -> free[n])
                .toArray();
        var earn = new long[freeCount];
        for (int n = 0; n < freeCount; n++) {
            earn[n] = earns[sorted[n]];
        }
        return new Level(value, base, pays.clone(), sorted, earn, Long.MIN_VALUE);
    }

    /** Drops nodes with which no plan is better, and limits the next rounds to nodes that nearly count. */
    private void leaveOut(long value, int left) {
        if (chosenCount == takenCount || left == 0) {
            return;
        }
        long last = earns[chosen[chosenCount - 1]];
        long known = improving.cost();
        int kept = 0;
        int share = freeCount > MANY ? 8 : 2;
        lookedCount = 0;
        for (int n = 0; n < freeCount; n++) {
            long less = last - earns[free[n]];
            if (value + less < known || less <= 0) {
                free[kept++] = free[n];
                if (less <= (known - value) / share) {
                    looked[lookedCount++] = free[n];
                }
            }
        }
        freeCount = kept;
    }

    /** Highest earnings of a node: over all weight steps, the gain of what fits, minus the cost of the step. */
    private long earn(int k) {
        sort(k);
        var ship = grid.ship[grid.classOf[k]];
        long open = grid.fixed[k] + grid.split;
        long value = 0;
        long weight = 0;
        long most = Long.MIN_VALUE;
        int step = 0;
        forget(k);
        for (int at = grid.start[k]; at < grid.start[k + 1] && key[order[at]] > 0; at++) {
            int e = order[at];
            int i = grid.line[e];
            long gain = pays[i] - low(e);
            long units = units(e);
            long grams = grid.gramsEach[i] * units;
            while (weight + grams > grid.upTo[step]) {
                long part = grid.upTo[step] - weight;
                most = Math.max(most, value + ExactRatio.ceil(gain, part, grid.grams[i]) - ship[step]);
                step++;
            }
            value += ExactRatio.ceil(gain, units, grid.quantity[i]);
            weight += grams;
        }
        steps += 2 * (grid.start[k + 1] - grid.start[k]) + step;
        return Math.max(most, value - ship[step]) - open;
    }

    /** Units of the line that the node sends: where lines share a SKU, the rest after those that pay better. */
    private long units(int e) {
        int i = grid.line[e];
        long units = grid.most[e] * grid.quantity[i];
        if (grid.shared) {
            units = Math.min(units, grid.units[e] - used[grid.sku[i]]);
            used[grid.sku[i]] += units;
        }
        return units;
    }

    private void forget(int k) {
        for (int e = grid.start[k]; grid.shared && e < grid.start[k + 1]; e++) {
            used[grid.sku[grid.line[e]]] = 0;
        }
    }

    /** Least cost of a piece at the entry. */
    long low(int e) {
        return grid.cost[e] + grid.perLine[grid.nodeOf[e]] / grid.most[e];
    }

    /** Sorts the node's entries by gain per weight. */
    private void sort(int k) {
        int from = grid.start[k];
        for (int at = from; at < grid.start[k + 1]; at++) {
            int e = order[at];
            long gain = pays[grid.line[e]] - low(e);
            double worth = gain <= 0 ? -1 : gain / (grid.grams[grid.line[e]] + 1e-3);
            key[e] = worth;
            int to = at;
            while (to > from && (key[order[to - 1]] < worth || key[order[to - 1]] == worth && order[to - 1] > e)) {
                order[to] = order[to - 1];
                to--;
            }
            order[to] = e;
        }
    }
}
