package io.crossdock.sourcing.problem;

import java.util.ArrayList;
import java.util.List;

/**
 * Demand of sets of pieces per SKU, for orders with a SKU in several pieces or with several SKUs in a piece: there a
 * node must hold the sum. Inactive, and without cost, for all other orders.
 */
public final class SharedUnits {

    private boolean active;
    private final List<SkuUnits> skus = new ArrayList<>();
    private long[][] needs = {};
    private long[] units = {};

    public boolean active() {
        return active;
    }

    public void load(Pieces of, int size) {
        active = of.pieces.size() != of.count || of.shared();
        if (!active) {
            return;
        }
        skus.clear();
        of.pieces.forEach(piece -> {
            if (!skus.contains(piece.sku())) {
                skus.add(piece.sku());
            }
        });
        units = new long[skus.size()];
        needs = new long[skus.size()][size];
        for (var piece : of.pieces) {
            needs[skus.indexOf(piece.sku())][1 << piece.token()] += piece.quantity();
        }
        for (var need : needs) {
            for (int set = 3; set < size; set++) {
                int rest = set & (set - 1);
                if (rest != 0) {
                    need[set] = need[rest] + need[set ^ rest];
                }
            }
        }
    }

    /** Whether a node has as many units of every SKU as another one can use. */
    public boolean atLeast(int node, int other) {
        for (int i = 0; i < units.length; i++) {
            var sku = skus.get(i);
            long most = needs[i][needs[i].length - 1];
            if (sku.on(node) < Math.min(most, sku.on(other))) {
                return false;
            }
        }
        return true;
    }

    /** Selects a node. */
    public void at(int node) {
        for (int i = 0; i < units.length; i++) {
            units[i] = skus.get(i).on(node);
        }
    }

    /** Whether the selected node can take the whole set. */
    public boolean fits(int set) {
        for (int i = 0; i < units.length; i++) {
            if (needs[i][set] > units[i]) {
                return false;
            }
        }
        return true;
    }

    /** The pieces of the mask that the node can take, each on its own. */
    public int takeable(int node, int pieceMask) {
        at(node);
        int takeable = 0;
        for (int bit = pieceMask; bit != 0; bit &= bit - 1) {
            int piece = bit & -bit;
            if (fits(piece)) {
                takeable |= piece;
            }
        }
        return takeable;
    }
}
