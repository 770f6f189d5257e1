package io.crossdock.sourcing.exact;

import io.crossdock.sourcing.problem.CostScale;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * Lets a few nodes take at most one set each of the pieces that other nodes would cover: node after node, 3^pieces
 * steps each. Where the number of nodes is limited there is one table per number.
 */
final class SingleUseRepair {

    private final long[][] least;
    private final long split;
    private final int last;
    private final int size;
    private final List<int[][]> choices = new ArrayList<>();
    private final List<Integer> nodes = new ArrayList<>();
    private int rest;
    private int restLayer;

    /** @param least cost of covers by the other nodes, as {@link CoverTables#tables} returns it; changed in place */
    SingleUseRepair(long[][] least, long split) {
        this.least = least;
        this.split = split;
        this.last = least.length - 1;
        this.size = least[0].length;
    }

    /** Receives the set that a node takes. */
    interface Taking {
        void take(int set, int node);
    }

    /** Lets a node take any set of its mask at the given cost; {@link CostScale#NONE} for a set that it can't take. */
    void offer(int mask, int node, IntToLongFunction cost) {
        var price = new long[size];
        for (int set = mask; set > 0; set = (set - 1) & mask) {
            price[set] = cost.applyAsLong(set);
        }
        var choice = new int[last + 1][size];
        if (last == 0) {
            take(mask, price, least[0], least[0], choice[0]);
        }
        // Downwards, so that the layer below does not contain this node yet.
        for (int layer = last; layer > 0; layer--) {
            take(mask, price, least[layer - 1], least[layer], choice[layer]);
        }
        choices.add(choice);
        nodes.add(node);
    }

    private void take(int mask, long[] price, long[] from, long[] into, int[] choice) {
        for (int all = size - 1; all > 0; all--) {
            for (int set = all & mask; set > 0; set = (set - 1) & all & mask) {
                long total = from[all ^ set] + price[set] + split;
                if (total < into[all]) {
                    into[all] = total;
                    choice[all] = set;
                }
            }
        }
    }

    /**
     * Reports which node takes which set and returns the cost; {@link CostScale#NONE} where there is no cover. The
     * other nodes cover the rest.
     */
    long finish(Taking taking) {
        int all = size - 1;
        int layer = last;
        long cost = least[last][all];
        if (cost >= CostScale.HOPELESS) {
            return CostScale.NONE;
        }
        for (int i = nodes.size() - 1; i >= 0; i--) {
            int set = choices.get(i)[layer][all];
            if (set != 0) {
                taking.take(set, nodes.get(i));
                all ^= set;
                layer -= last == 0 ? 0 : 1;
            }
        }
        rest = all;
        restLayer = layer;
        return cost;
    }

    /** Pieces that the other nodes cover. */
    int rest() {
        return rest;
    }

    /** Most sets for these pieces; 0 for any number. */
    int restLayer() {
        return restLayer;
    }
}
