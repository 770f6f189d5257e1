package io.crossdock.sourcing.problem;

import java.util.ArrayList;
import java.util.List;

/**
 * What has to be placed, in pieces that are not split further: whole lines where possible, units or bundles where not.
 */
public final class Pieces {

    /** Pieces that the exact method takes on; beyond, pieces are bundled. */
    public static final int MAX = 12;

    /** Units of an order line (by its position in the demand) that belong to a piece. */
    public record Piece(int token, int line, SkuUnits sku, long quantity, long weightGrams) {}

    public final List<Piece> pieces = new ArrayList<>();

    /** Where a greedy cover put each piece; empty for other cuts. */
    public final List<Integer> homes = new ArrayList<>();

    public int count;

    /** Starts the next piece and says its number. */
    int next() {
        return count++;
    }

    void add(int token, int line, SkuUnits sku, long quantity, long weightGramsEach) {
        pieces.add(new Piece(token, line, sku, quantity, Math.multiplyExact(quantity, weightGramsEach)));
    }

    /**
     * Whether several pieces draw on one SKU: then what a node can take of a set is not the sum of what it can take of
     * each.
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
