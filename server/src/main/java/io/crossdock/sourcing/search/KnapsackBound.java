package io.crossdock.sourcing.search;

import io.crossdock.shared.ExactRatio;
import java.util.Arrays;

/**
 * Upper bound on what a node earns with whole pieces at given prices. Tries each piece with and without, as long as a
 * fraction of the rest could earn more.
 */
final class KnapsackBound {

    /** Most sets of pieces that are tried for one node; beyond, the fractional bound is used. */
    private static final int TRIED_MAX = 150;

    /** Most pieces; with more, a fraction of one hardly matters. */
    private static final int PIECES_MAX = 14;

    private final PieceGrid grid;
    private long[] gain = new long[16];
    private long[] grams = new long[16];
    private long[] quantity = new long[16];
    private int[] lineOf = new int[16];
    private boolean[] sent = new boolean[16];
    private boolean[] best = new boolean[16];
    private final long[] held;
    private int count;
    private long[] ship = {};
    private long room;
    private long most;
    private int tried;
    private int limit;

    KnapsackBound(PieceGrid grid) {
        this.grid = grid;
        held = new long[grid.lines];
    }

    /** Starts with a node. */
    void at(int node) {
        count = 0;
        ship = grid.ship[grid.classOf[node]];
        room = grid.room[node];
    }

    /**
     * Adds the pieces of an entry, all with the same gain; the entries that pay best for their weight must come first.
     */
    void add(int e, long gainEach) {
        int line = grid.line[e];
        for (int n = 0; n < grid.most[e]; n++) {
            if (count == gain.length) {
                grow();
            }
            gain[count] = gainEach;
            grams[count] = grid.grams[line];
            quantity[count] = grid.quantity[line];
            held[grid.sku[line]] = grid.units[e];
            lineOf[count++] = line;
        }
    }

    private void grow() {
        gain = Arrays.copyOf(gain, count * 2);
        grams = Arrays.copyOf(grams, count * 2);
        quantity = Arrays.copyOf(quantity, count * 2);
        lineOf = Arrays.copyOf(lineOf, count * 2);
        sent = Arrays.copyOf(sent, count * 2);
        best = Arrays.copyOf(best, count * 2);
    }

    /**
     * Highest earnings of the pieces, without the cost of opening the node.
     *
     * @param above known upper bound, returned where there are too many sets to try
     */
    long earn(long above) {
        most = Long.MIN_VALUE;
        tried = 0;
        limit = few() ? TRIED_MAX : 2 * count;
        Arrays.fill(best, 0, count, false);
        Arrays.fill(sent, 0, count, false);
        go(0, 0, 0, 0, 0);
        return tried > limit ? above : most;
    }

    boolean few() {
        return count <= PIECES_MAX || room <= PIECES_MAX / 2;
    }

    int tried() {
        return tried;
    }

    /** Subtracts the pieces that earn most from the missing pieces of each line. */
    void take(int[] missing) {
        for (int n = 0; n < count; n++) {
            if (best[n]) {
                missing[lineOf[n]]--;
            }
        }
    }

    private void go(int at, long value, long weight, long units, int step) {
        if (tried++ > limit) {
            return;
        }
        if (value - ship[step] > most) {
            most = value - ship[step];
            System.arraycopy(sent, 0, best, 0, count);
        }
        if (at == count || above(at, value, weight, step) <= most || room(at, value, units) - ship[step] <= most) {
            return;
        }
        int sku = grid.sku[lineOf[at]];
        if (units + quantity[at] <= room && quantity[at] <= held[sku]) {
            held[sku] -= quantity[at];
            int to = step;
            while (grid.upTo[to] < weight + grams[at]) {
                to++;
            }
            sent[at] = true;
            go(at + 1, value + gain[at], weight + grams[at], units + quantity[at], to);
            sent[at] = false;
            held[sku] += quantity[at];
        }
        int next = at + 1;
        while (next < count && lineOf[next] == lineOf[at]) {
            next++;
        }
        go(next, value, weight, units, step);
    }

    /** Upper bound from the capacity that is left: every remaining unit earns as much as the best one. */
    private long room(int at, long value, long units) {
        if (room - units >= count - at) {
            return Long.MAX_VALUE / 2;
        }
        long best = 0;
        for (int n = at; n < count; n++) {
            best = Math.max(best, Math.ceilDiv(gain[n], quantity[n]));
        }
        return value + best * (room - units);
    }

    /** Upper bound that may take a fraction of a piece. */
    private long above(int at, long value, long weight, int step) {
        long above = Long.MIN_VALUE;
        for (int n = at; n < count; n++) {
            while (weight + grams[n] > grid.upTo[step]) {
                long part = ExactRatio.ceil(gain[n], grid.upTo[step] - weight, grams[n]);
                above = Math.max(above, value + part - ship[step]);
                step++;
            }
            value += gain[n];
            weight += grams[n];
        }
        return Math.max(above, value - ship[step]);
    }
}
