package io.crossdock.sourcing.problem;

import java.util.ArrayList;
import java.util.List;

/** The order in pieces that are not split further: whole lines where possible, single units or bundles elsewhere. */
public final class Pieces {

    /** Most pieces for the exact method. */
    public static final int MAX = 12;

    /** Units of an order line that belong to a piece; the line is its position in the demand. */
    public record Piece(int token, int line, SkuUnits sku, long quantity, long weightGrams) {}

    public final List<Piece> pieces = new ArrayList<>();

    /** The node that a greedy cover gave each piece; empty for other cuts. */
    public final List<Integer> homes = new ArrayList<>();

    public int count;

    /** Starts the next piece and returns its number. */
    int next() {
        return count++;
    }

    void add(int token, int line, SkuUnits sku, long quantity, long weightGramsEach) {
        pieces.add(new Piece(token, line, sku, quantity, Math.multiplyExact(quantity, weightGramsEach)));
    }

    /**
     * Whether several pieces draw on one SKU. A node can then take each piece of a set, but not always the whole set.
     */
    public boolean shared() {
        for (int i = 1; i < pieces.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (pieces.get(i).sku() == pieces.get(j).sku()
                        && pieces.get(i).token() != pieces.get(j).token()) {
                    return true;
                }
            }
        }
        return false;
    }
}
