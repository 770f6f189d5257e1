package io.crossdock.sourcing.search;

import java.util.Arrays;

/**
 * Finds the cheapest plan of a {@link PieceGrid} for given nodes. First it combines the weight steps that the nodes are
 * charged for, the cheapest combination first; then it places the pieces within these weights, those with the fewest
 * nodes and the heaviest first. The best plan over all calls is kept.
 */
final class FixedNodesSolver {

    /** Most steps for one set of nodes; beyond, only its lower bound is known. */
    private static final long EACH_MAX = 20_000;

    private static final int COMBINATIONS_MAX = 4_096;

    /** Prices per gram for the bounds on combinations, as multiples of the lowest price per gram in the rate card. */
    private static final double[] PRICES = {0, 1, 1.5, 2.5, 4};

    private final PieceGrid grid;
    private final LocalSearch improving;
    private final PiecePlacement placing;
    private final int[] pieces;
    private final long[] least;
    private final int[][] options;
    private final long[] cap;
    private final long[] held;
    private long[] combined = new long[64];
    private byte[] combinedSteps = {};
    private final byte[] taken;
    private int combinations;
    private long[] beyond = {};
    private boolean cutOff;
    private int[] nodes = {};
    private int count;
    private long weight;
    private double perGram;
    private long base;
    private long steps;
    private long stepsEnd;

    FixedNodesSolver(PieceGrid grid, LocalSearch improving) {
        this.grid = grid;
        this.improving = improving;
        placing = new PiecePlacement(grid);
        pieces = new int[grid.pieces()];
        least = new long[grid.pieces() + 1];
        options = new int[grid.lines][];
        cap = new long[grid.nodes()];
        held = new long[grid.nodes()];
        taken = new byte[grid.nodes()];
        perGram = Double.MAX_VALUE;
        for (var ship : grid.ship) {
            for (int step = 0; step < ship.length; step++) {
                perGram = Math.min(perGram, (double) ship[step] / grid.upTo[step]);
            }
        }
        for (int i = 0; i < grid.lines; i++) {
            weight += grid.count[i] * grid.grams[i];
        }
    }

    private long cost() {
        return improving.target();
    }

    long steps() {
        return steps;
    }

    /**
     * @param bound known lower bound on the cost of the set
     * @return lower bound on the cost of the set where its cheapest plan was not found; else {@link Long#MAX_VALUE}
     */
    long fit(int[] set, int size, long bound) {
        nodes = set;
        count = size;
        stepsEnd = steps + EACH_MAX;
        steps += 2L * grid.lines * size;
        if (!prepare()) {
            return Long.MAX_VALUE;
        }
        combinations = 0;
        cutOff = false;
        price();
        combine(0, weight, base + least[0]);
        steps += combinations;
        for (long key : cheapestFirst()) {
            int c = (int) (key & COMBINATIONS_MAX - 1);
            if (combined[c] >= cost()) {
                break;
            }
            if (steps > stepsEnd) {
                return Math.max(bound, combined[c]);
            }
            for (int n = 0; n < count; n++) {
                cap[n] = grid.upTo[combinedSteps[c * count + n] & 0xFF];
            }
            place(0, combined[c] - least[0], 0);
            if (steps > stepsEnd) {
                return Math.max(bound, combined[c]);
            }
        }
        return cutOff ? Math.max(bound, base + least[0] + toCome(0, weight)) : Long.MAX_VALUE;
    }

    /** Numbers of the combinations in the lowest bits, sorted by cost. */
    private long[] cheapestFirst() {
        var keys = new long[combinations];
        long lowest = base + least[0];
        for (int c = 0; c < combinations; c++) {
            keys[c] = (combined[c] - lowest) * COMBINATIONS_MAX | c;
        }
        Arrays.sort(keys);
        return keys;
    }

    /** Whether the nodes hold everything; sets the order of the pieces and their least cost. */
    private boolean prepare() {
        base = -grid.split;
        for (int n = 0; n < count; n++) {
            base += grid.fixed[nodes[n]] + grid.split;
            held[n] = 0;
        }
        int[] some = new int[count];
        int[] rank = new int[grid.lines];
        for (int i = 0; i < grid.lines; i++) {
            int found = 0;
            int most = 0;
            for (int n = 0; n < count; n++) {
                int e = grid.entry[nodes[n] * grid.lines + i];
                if (e >= 0) {
                    some[found++] = n;
                    most += grid.most[e];
                    held[n] += grid.most[e] * grid.grams[i];
                }
            }
            if (most < grid.count[i]) {
                return false;
            }
            options[i] = cheapFirst(i, Arrays.copyOf(some, found));
            rank[i] = found;
        }
        order(rank);
        return true;
    }

    private int[] cheapFirst(int i, int[] some) {
        for (int at = 1; at < some.length; at++) {
            int n = some[at];
            int to = at;
            while (to > 0 && low(some[to - 1], i) > low(n, i)) {
                some[to] = some[to - 1];
                to--;
            }
            some[to] = n;
        }
        return some;
    }

    private long low(int n, int i) {
        int e = grid.entry[nodes[n] * grid.lines + i];
        return grid.cost[e] + grid.perLine[nodes[n]] / grid.most[e];
    }

    private void order(int[] rank) {
        var keys = new long[pieces.length];
        for (int p = 0; p < pieces.length; p++) {
            int i = grid.lineOf[p];
            keys[p] = (long) Math.min(rank[i], 15) << 58
                    | (Integer.MAX_VALUE - Math.min(Integer.MAX_VALUE, grid.grams[i])) << 20
                    | p;
        }
        Arrays.sort(keys);
        least[pieces.length] = 0;
        for (int at = pieces.length - 1; at >= 0; at--) {
            pieces[at] = (int) (keys[at] & 0xFFFFF);
            int i = grid.lineOf[pieces[at]];
            least[at] = least[at + 1] + low(options[i][0], i);
        }
    }

    /** Collects the combinations of weight steps that can take the whole weight at less than the best known cost. */
    private void combine(int n, long need, long cost) {
        if (n == count) {
            if (need <= 0) {
                keep(cost);
            }
            return;
        }
        var ship = grid.ship[grid.classOf[nodes[n]]];
        long rest = 0;
        for (int other = n + 1; other < count; other++) {
            rest += held[other];
        }
        for (int step = 0; step < ship.length && !cutOff; step++) {
            long left = need - grid.upTo[step];
            long so = cost + ship[step];
            steps++;
            if (left <= rest && so + toCome(n + 1, left) < cost()) {
                taken[n] = (byte) step;
                combine(n + 1, left, so);
            }
            if (grid.upTo[step] >= held[n]) {
                break;
            }
        }
    }

    /**
     * Lower bound on the cost of the remaining nodes for a weight: at each price per gram, the price of the weight plus
     * the nodes' charges beyond it.
     */
    private long toCome(int from, long need) {
        long most = beyond[from];
        for (int price = 1; price < PRICES.length; price++) {
            most = Math.max(most, beyond[price * (count + 1) + from] + (long) (PRICES[price] * perGram * need));
        }
        return most;
    }

    private void price() {
        if (beyond.length < PRICES.length * (count + 1)) {
            beyond = new long[PRICES.length * (count + 1)];
        }
        for (int price = 0; price < PRICES.length; price++) {
            int row = price * (count + 1);
            double each = PRICES[price] * perGram;
            beyond[row + count] = 0;
            for (int n = count - 1; n >= 0; n--) {
                var ship = grid.ship[grid.classOf[nodes[n]]];
                long least = Long.MAX_VALUE;
                for (int step = 0; step < ship.length; step++) {
                    least = Math.min(least, ship[step] - (long) Math.ceil(each * grid.upTo[step]));
                    if (grid.upTo[step] >= held[n]) {
                        break;
                    }
                }
                beyond[row + n] = beyond[row + n + 1] + least;
            }
        }
        steps += (long) PRICES.length * count * 4;
    }

    private void keep(long cost) {
        if (combinations == COMBINATIONS_MAX) {
            cutOff = true;
            return;
        }
        if (combinations == combined.length) {
            combined = Arrays.copyOf(combined, combinations * 2);
        }
        if (combinedSteps.length < combined.length * count) {
            combinedSteps = Arrays.copyOf(combinedSteps, combined.length * count);
        }
        System.arraycopy(taken, 0, combinedSteps, combinations * count, count);
        combined[combinations++] = cost;
    }

    /**
     * Places one piece after the other. The cost of all pieces counts; each node's weight is limited by the
     * combination.
     */
    private void place(int at, long cost, int from) {
        if (at == pieces.length) {
            improving.offer(placing);
            return;
        }
        int piece = pieces[at];
        int i = grid.lineOf[piece];
        for (int o = from; o < options[i].length; o++) {
            int n = options[i][o];
            int e = grid.entry[nodes[n] * grid.lines + i];
            long so = cost + grid.cost[e] + (placing.has(e) ? 0 : grid.perLine[nodes[n]]);
            if (steps++ > stepsEnd) {
                return;
            }
            if (so + least[at + 1] < cost() && placing.weight(nodes[n]) + grid.grams[i] <= cap[n] && placing.fits(e)) {
                placing.put(piece, e);
                boolean same = at + 1 < pieces.length && grid.lineOf[pieces[at + 1]] == i;
                place(at + 1, so, same ? o : 0);
                placing.lift(piece);
            }
        }
    }
}
