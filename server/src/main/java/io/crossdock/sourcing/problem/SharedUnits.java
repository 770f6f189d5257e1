package io.crossdock.sourcing.problem;

import java.util.ArrayList;
import java.util.List;

/**
 * What sets of pieces ask of each SKU, for orders where a SKU is in more than one piece or a piece holds more than one
 * unit of account: there a node must be asked for sums. Inactive, and free of cost, for all others.
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

    /** Whether one node has as much of everything as another can use. */
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

    /** Turns to a node. */
    public void at(int node) {
        for (int i = 0; i < units.length; i++) {
            units[i] = skus.get(i).on(node);
        }
    }

    /** Whether the node at hand can take the whole set. */
    public boolean fits(int set) {
        for (int i = 0; i < units.length; i++) {
            if (needs[i][set] > units[i]) {
                return false;
            }
        }
        return true;
    }

    /** Those of the pieces that the node can really take, each for itself. */
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
