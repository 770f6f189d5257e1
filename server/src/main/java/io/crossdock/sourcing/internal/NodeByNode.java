package io.crossdock.sourcing.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * Covers pieces by going through the nodes one after the other, each taking one set that it has: exact where pieces share a SKU or
 * one big parcel costs more than two small ones, at the price of 3^pieces steps per node.
 */
final class NodeByNode {

    /** Steps that one order may take: about 20 ms. */
    static final long WORK_MAX = 8_000_000;

    private record Ranked(int node, long cost) {}

    private final int size;
    private final int tokens;
    private final long split;
    private final List<Ranked> ranked;
    private final long[] least;
    private final List<int[]> taken = new ArrayList<>();
    private final List<Integer> nodes = new ArrayList<>();

    NodeByNode(int tokens, long split, int candidates) {
        this.tokens = tokens;
        this.size = 1 << tokens;
        this.split = split;
        this.ranked = new ArrayList<>(candidates);
        this.least = new long[size];
        Arrays.fill(least, Cover.NONE);
        least[0] = 0;
    }

    void rank(int node, long cost) {
        ranked.add(new Ranked(node, cost));
    }

    /** The nodes to look at, by number. */
    int[] chosen() {
        long each = 1;
        for (int i = 0; i < tokens; i++) {
            each *= 3;
        }
        return ranked.stream()
                .sorted(Comparator.comparingLong(Ranked::cost).thenComparingInt(Ranked::node))
                .limit(Math.max(4, WORK_MAX / each))
                .mapToInt(Ranked::node)
                .sorted()
                .toArray();
    }

    /** Lets a node take any set of its mask at the price named, {@link Cover#NONE} for a set that it can't take. */
    void offer(int mask, int node, IntToLongFunction cost) {
        var price = new long[size];
        for (int set = mask; set > 0; set = (set - 1) & mask) {
            price[set] = cost.applyAsLong(set);
        }
        var choice = new int[size];
        for (int all = size - 1; all > 0; all--) {
            for (int set = all & mask; set > 0; set = (set - 1) & all & mask) {
                long total = least[all ^ set] + price[set] + (all == set ? 0 : split);
                if (total < least[all]) {
                    least[all] = total;
                    choice[all] = set;
                }
            }
        }
        taken.add(choice);
        nodes.add(node);
    }

    /** Writes the node of each piece and says the cost, or {@link Cover#NONE}. */
    long finish(int[] nodeOf) {
        int all = size - 1;
        if (least[all] >= Cover.NONE) {
            return Cover.NONE;
        }
        for (int i = nodes.size() - 1; i >= 0; i--) {
            int set = taken.get(i)[all];
            for (int token = 0; token < tokens; token++) {
                if ((set >> token & 1) == 1) {
                    nodeOf[token] = nodes.get(i);
                }
            }
            all ^= set;
        }
        return least[size - 1];
    }
}
