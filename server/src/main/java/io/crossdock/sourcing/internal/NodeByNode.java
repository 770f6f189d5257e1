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

    private record Ranked(int node, long cost) {}

    private final int size;
    private final int tokens;
    private final long split;

    /** The last layer: most nodes that may be used; 0 for a single layer without a limit. */
    private final int nodesMax;

    private final List<Ranked> ranked;
    private final long[][] least;
    private final List<int[][]> taken = new ArrayList<>();
    private final List<Integer> nodes = new ArrayList<>();

    NodeByNode(int tokens, long split, int nodesMax, int candidates) {
        this.tokens = tokens;
        this.size = 1 << tokens;
        this.split = split;
        this.nodesMax = nodesMax >= tokens ? 0 : nodesMax;
        this.ranked = new ArrayList<>(candidates);
        this.least = new long[this.nodesMax + 1][size];
        for (var layer : least) {
            Arrays.fill(layer, Cover.NONE);
            layer[0] = 0;
        }
    }

    void rank(int node, long cost) {
        ranked.add(new Ranked(node, cost));
    }

    /** The nodes to look at, by number. */
    int[] chosen(long stepsMax) {
        long each = Math.max(1, nodesMax);
        for (int i = 0; i < tokens; i++) {
            each *= 3;
        }
        return ranked.stream()
                .sorted(Comparator.comparingLong(Ranked::cost).thenComparingInt(Ranked::node))
                .limit(Math.max(4, stepsMax / each))
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
        var choice = new int[nodesMax + 1][size];
        if (nodesMax == 0) {
            take(mask, price, least[0], least[0], choice[0]);
        }
        // Downwards, so that what a layer builds on has not seen this node yet.
        for (int layer = nodesMax; layer > 0; layer--) {
            take(mask, price, least[layer - 1], least[layer], choice[layer]);
        }
        taken.add(choice);
        nodes.add(node);
    }

    private void take(int mask, long[] price, long[] from, long[] into, int[] choice) {
        for (int all = size - 1; all > 0; all--) {
            for (int set = all & mask; set > 0; set = (set - 1) & all & mask) {
                long total = from[all ^ set] + price[set] + (all == set ? 0 : split);
                if (total < into[all]) {
                    into[all] = total;
                    choice[all] = set;
                }
            }
        }
    }

    /** Writes the node of each piece and says the cost, or {@link Cover#NONE}. */
    long finish(int[] nodeOf) {
        int all = size - 1;
        int layer = nodesMax;
        long cost = least[layer][all];
        if (cost >= Cover.HOPELESS) {
            return Cover.NONE;
        }
        for (int i = nodes.size() - 1; i >= 0; i--) {
            int set = taken.get(i)[layer][all];
            for (int token = 0; token < tokens; token++) {
                if ((set >> token & 1) == 1) {
                    nodeOf[token] = nodes.get(i);
                }
            }
            all ^= set;
            layer -= set != 0 && nodesMax > 0 ? 1 : 0;
        }
        return cost;
    }
}
