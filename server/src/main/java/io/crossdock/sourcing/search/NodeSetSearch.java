package io.crossdock.sourcing.search;

import io.crossdock.sourcing.search.LagrangianRelaxation.Level;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Searches the sets of a given number of nodes that might serve a {@link PieceGrid} at less than the best known cost:
 * takes the open line with the fewest holders, tries each of its holders, and so on. A branch ends where the
 * {@link LagrangianRelaxation} proves it no cheaper, or the remaining nodes can't hold the open lines.
 * {@link FixedNodesSolver} solves the sets that are left.
 */
final class NodeSetSearch {

    /** Lines whose holders fit into the bits of a number. */
    private static final int BITS_MAX = 64;

    /** With at least this many nodes to add the bound is raised again; with fewer, trying them is cheaper. */
    private static final int RAISED = 3;

    private static final int ROUNDS = 8;
    private static final int ROUNDS_OF_SET = 24;

    private final PieceGrid grid;
    private final LagrangianRelaxation relaxation;
    private final FixedNodesSolver fitting;
    private final LocalSearch improving;
    private final long[] holds;
    private final long whole;

    /** Lines in several pieces and those beyond the bits, and how many pieces of each line the set still lacks. */
    private final int[] cut;

    private final int[] lacking;
    private final int[] set;
    private final int most;
    private int size;
    private long stepsMax;
    private long steps;
    private long floor;

    NodeSetSearch(PieceGrid grid, LagrangianRelaxation relaxation, FixedNodesSolver fitting, LocalSearch improving) {
        this.grid = grid;
        this.relaxation = relaxation;
        this.fitting = fitting;
        this.improving = improving;
        holds = new long[grid.nodes()];
        long all = 0;
        for (int e = 0; e < grid.nodeOf.length; e++) {
            if (grid.line[e] < BITS_MAX && grid.count[grid.line[e]] == 1) {
                holds[grid.nodeOf[e]] |= 1L << grid.line[e];
                all |= 1L << grid.line[e];
            }
        }
        whole = all;
        int greatest = 0;
        for (long held : holds) {
            greatest = Math.max(greatest, Long.bitCount(held));
        }
        most = greatest;
        cut = IntStream.range(0, grid.lines)
                .filter(i -> i >= BITS_MAX || grid.count[i] > 1)
                .toArray();
        lacking = grid.count.clone();
        set = new int[grid.nodes() + 1];
    }

    /** Least number of nodes that can hold every line. */
    int least() {
        return most == 0 ? 1 : Math.ceilDiv(Long.bitCount(whole), most);
    }

    long steps() {
        return steps + relaxation.steps() + fitting.steps() + improving.steps();
    }

    /**
     * Searches all sets of a size.
     *
     * @return lower bound on the sets that were not searched and may be cheaper than the best plan;
     *     {@link Long#MAX_VALUE} for none
     */
    long search(int nodes, Level level, long until) {
        size = nodes;
        stepsMax = until;
        floor = Long.MAX_VALUE;
        go(0, whole, level);
        return floor;
    }

    /** @param open lines that no node of the set holds */
    private void go(int count, long open, Level level) {
        int left = size - count;
        if (level.bound() >= improving.target()) {
            return;
        }
        int lacks = lacks();
        if (left == 0) {
            if (open == 0 && lacks < 0) {
                floor = Math.min(floor, fit(count, level));
            }
            return;
        }
        int most = most(level, open);
        if (Long.bitCount(open) > left * most) {
            return;
        }
        int line = open != 0 ? scarcest(level, open) : lacks;
        long toCome = toCome(level, left);
        for (int at = 0; at < level.free().length; at++) {
            int k = level.free()[at];
            if (line >= 0 && grid.entry[k * grid.lines + line] < 0) {
                continue;
            }
            steps++;
            long bound = level.base() - level.earns()[at] - toCome;
            if (bound >= improving.target()) {
                break;
            }
            if (steps() > stepsMax) {
                floor = Math.min(floor, bound);
                break;
            }
            long rest = open & ~holds[k];
            if (Long.bitCount(rest) <= (left - 1) * most) {
                set[count] = k;
                lack(k, -1);
                go(count + 1, rest, next(count + 1, level, at, line));
                lack(k, 1);
            }
        }
    }

    /**
     * Lower bound on the current set, where its cheapest plan was not found; the bound is raised where it is too low.
     */
    private long fit(int count, Level level) {
        long least = fitting.fit(set, count, level.bound());
        if (least >= improving.target()) {
            return least;
        }
        return Math.max(
                least,
                relaxation
                        .raise(size, set, count, new int[0], level.prices(), ROUNDS_OF_SET)
                        .bound());
    }

    /** Highest earnings of the nodes that are to follow the next one. */
    private static long toCome(Level level, int left) {
        long sum = 0;
        for (int n = 0; n < Math.min(left - 1, level.earns().length); n++) {
            sum += level.earns()[n];
        }
        return sum;
    }

    /** The level below: the node is taken, and earlier holders of the line are left out. */
    private Level next(int count, Level level, int at, int line) {
        int left = size - count;
        int kept = 0;
        var rest = new int[level.free().length];
        var earns = new long[rest.length];
        for (int n = 0; n < rest.length; n++) {
            int k = level.free()[n];
            if (n > at || n < at && line >= 0 && grid.entry[k * grid.lines + line] < 0) {
                earns[kept] = level.earns()[n];
                rest[kept++] = k;
            }
        }
        rest = Arrays.copyOf(rest, kept);
        steps += level.free().length;
        if (left >= RAISED) {
            return relaxation.raise(size, set, count, rest, level.prices(), ROUNDS);
        }
        long base = level.base() - level.earns()[at];
        long bound = base;
        for (int n = 0; n < Math.min(left, kept); n++) {
            bound -= earns[n];
        }
        return new Level(bound, base, level.prices(), rest, Arrays.copyOf(earns, kept), Long.MIN_VALUE);
    }

    private int most(Level level, long open) {
        int most = 0;
        for (int k : level.free()) {
            most = Math.max(most, Long.bitCount(holds[k] & open));
        }
        steps += level.free().length / 2;
        return most;
    }

    private int scarcest(Level level, long open) {
        int scarcest = -1;
        int fewest = Integer.MAX_VALUE;
        for (long bits = open; bits != 0; bits &= bits - 1) {
            int i = Long.numberOfTrailingZeros(bits);
            int holders = 0;
            for (int k : level.free()) {
                holders += (int) (holds[k] >> i & 1);
            }
            if (holders < fewest) {
                fewest = holders;
                scarcest = i;
            }
        }
        steps += (long) Long.bitCount(open) * level.free().length / 2;
        return scarcest;
    }

    /** A line that the nodes of the set hold too little of; -1 for none. */
    private int lacks() {
        for (int i : cut) {
            if (lacking[i] > 0) {
                return i;
            }
        }
        return -1;
    }

    private void lack(int k, int times) {
        for (int i : cut) {
            int e = grid.entry[k * grid.lines + i];
            lacking[i] += e < 0 ? 0 : times * grid.most[e];
        }
    }
}
