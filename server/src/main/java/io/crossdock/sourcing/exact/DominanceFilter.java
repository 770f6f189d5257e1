package io.crossdock.sourcing.exact;

import io.crossdock.sourcing.problem.NodeCharges;
import io.crossdock.sourcing.problem.NodeTable;
import io.crossdock.sourcing.problem.SharedUnits;
import io.crossdock.sourcing.problem.ShippingCosts;
import java.util.Arrays;

/**
 * Leaves out nodes that another node makes needless for every set: the other one has all the pieces and room for them,
 * and never costs more. Where pieces share units it must also hold as many of each. Nodes are visited by price, so that
 * those that make others needless come first. For small sets the comparison stops early, because pricing the node is
 * then cheaper than proving it needless.
 */
final class DominanceFilter {

    private static final int COMPARE_LEAST = 8;

    private final NodeTable lanes;
    private final NodeCharges charges;
    private final SharedUnits shared;
    private final int[] kept;
    private int count;
    private int[] starts = new int[64];
    private int[] ranks = new int[64];
    private final int[] inOrder;

    DominanceFilter(NodeTable lanes, NodeCharges charges, SharedUnits shared) {
        this.lanes = lanes;
        this.charges = charges;
        this.shared = shared;
        kept = new int[lanes.nodes.length];
        inOrder = new int[lanes.nodes.length];
    }

    int count() {
        return count;
    }

    int node(int i) {
        return kept[i];
    }

    /** Keeps every node with pieces; for the test that pruning changes no answer. */
    void all(int[] masks) {
        count = 0;
        for (int k = 0; k < masks.length; k++) {
            if (masks[k] != 0) {
                kept[count++] = k;
            }
        }
    }

    void prune(int[] masks) {
        int candidates = sort(masks);
        count = 0;
        for (int i = 0; i < candidates; i++) {
            int k = inOrder[i];
            if (!needless(k, masks)) {
                kept[count++] = k;
            }
        }
    }

    private boolean needless(int k, int[] masks) {
        int mask = masks[k];
        int compare = Math.min(count, COMPARE_LEAST + (1 << Integer.bitCount(mask)));
        for (int i = 0; i < compare; i++) {
            int other = kept[i];
            if ((mask & ~masks[other]) == 0 && charges.atMost(other, k, mask) && room(other, k, mask)) {
                return true;
            }
        }
        return false;
    }

    private boolean room(int other, int k, int mask) {
        long most = Math.min(charges.sets.quantity[mask], lanes.unitsLeft[k]);
        return lanes.unitsLeft[other] >= most && (!shared.active() || shared.atLeast(other, k));
    }

    /**
     * Sorts nodes by class, the class that is cheapest for all pieces first; within a class as
     * {@link NodeTable#cheapFirst}.
     */
    private int sort(int[] masks) {
        var carriage = charges.carriage;
        rank(carriage);
        Arrays.fill(starts, 0, carriage.classes + 1, 0);
        int candidates = 0;
        for (int k = 0; k < masks.length; k++) {
            if (masks[k] != 0) {
                starts[ranks[carriage.classOf[k]] + 1]++;
                candidates++;
            }
        }
        for (int c = 0; c < carriage.classes; c++) {
            starts[c + 1] += starts[c];
        }
        for (int k : lanes.cheapFirst) {
            if (masks[k] != 0) {
                inOrder[starts[ranks[carriage.classOf[k]]]++] = k;
            }
        }
        return candidates;
    }

    private void rank(ShippingCosts carriage) {
        if (ranks.length <= carriage.classes) {
            ranks = new int[carriage.classes * 2];
            starts = new int[carriage.classes * 2 + 1];
        }
        int last = charges.sets.step[charges.sets.size - 1];
        int steps = charges.sets.steps;
        for (int c = 0; c < carriage.classes; c++) {
            int rank = 0;
            for (int other = 0; other < carriage.classes; other++) {
                long mine = carriage.base[c * steps + last];
                long its = carriage.base[other * steps + last];
                rank += its < mine || its == mine && other < c ? 1 : 0;
            }
            ranks[c] = rank;
        }
    }
}
