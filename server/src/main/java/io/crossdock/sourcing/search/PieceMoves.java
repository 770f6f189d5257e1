package io.crossdock.sourcing.search;

import io.crossdock.sourcing.problem.CostScale;
import java.util.stream.IntStream;

/**
 * Puts pieces on the nodes where they cost least, and moves and exchanges them between these nodes while that is
 * cheaper.
 */
final class PieceMoves {

    /** Most pieces for exchanges; with more, trying every pair takes longer than it is worth. */
    private static final int EXCHANGED_MAX = 64;

    private final PieceGrid grid;
    private final PiecePlacement placing;

    /** Pieces, the heaviest first. */
    private final int[] heavy;

    private long steps;

    PieceMoves(PiecePlacement placing) {
        this.grid = placing.grid;
        this.placing = placing;
        heavy = IntStream.range(0, grid.pieces())
                .boxed()
                .sorted((a, b) -> Long.compare(grid.grams[grid.lineOf[b]], grid.grams[grid.lineOf[a]]))
                .mapToInt(piece -> piece)
                .toArray();
    }

    long steps() {
        return steps;
    }

    /** Puts every unplaced piece where it costs least; false where one fits nowhere. */
    boolean insert() {
        for (int piece : heavy) {
            if (placing.at[piece] < 0 && !insert(piece)) {
                return false;
            }
        }
        return true;
    }

    private boolean insert(int piece) {
        int i = grid.lineOf[piece];
        int to = -1;
        long least = CostScale.NONE;
        for (int at = 0; at < placing.count; at++) {
            int e = grid.entry[placing.used[at] * grid.lines + i];
            if (e >= 0 && placing.fits(e)) {
                long adding = placing.adding(e);
                if (adding < least || adding == least && e < to) {
                    least = adding;
                    to = e;
                }
            }
        }
        steps += 4L * placing.count;
        if (to < 0 && (grid.nodesMax == 0 || placing.count < grid.nodesMax)) {
            to = opening(i);
        }
        if (to >= 0) {
            placing.put(piece, to);
        }
        return to >= 0;
    }

    /** The entry of an unused node at which a piece of the line costs least. */
    private int opening(int i) {
        int to = -1;
        long least = CostScale.NONE;
        for (int at = grid.holderStart[i]; at < grid.holderStart[i + 1]; at++) {
            int e = grid.holder[at];
            if (placing.fits(e)) {
                long adding = placing.adding(e);
                if (adding < least) {
                    least = adding;
                    to = e;
                }
            }
        }
        steps += 3L * (grid.holderStart[i + 1] - grid.holderStart[i]);
        return to;
    }

    /** Moves pieces between the used nodes, while that is cheaper. */
    void improve() {
        improve(false);
    }

    /** Moves and exchanges pieces between the used nodes, while that is cheaper. */
    void improveWithExchanges() {
        improve(true);
    }

    private void improve(boolean exchanging) {
        for (boolean better = true; better; ) {
            better = false;
            for (int piece = 0; piece < grid.pieces(); piece++) {
                better |= move(piece);
            }
            if (!better && exchanging && grid.pieces() <= EXCHANGED_MAX) {
                better = exchange();
            }
        }
    }

    private boolean move(int piece) {
        int from = placing.at[piece];
        int i = grid.lineOf[piece];
        long least = placing.saving(from);
        int to = -1;
        for (int at = 0; at < placing.count; at++) {
            int e = grid.entry[placing.used[at] * grid.lines + i];
            if (e >= 0 && e != from && placing.fits(e)) {
                long adding = placing.adding(e);
                if (adding < least || adding == least && to >= 0 && e < to) {
                    least = adding;
                    to = e;
                }
            }
        }
        steps += 4L * placing.count;
        if (to < 0) {
            return false;
        }
        placing.lift(piece);
        placing.put(piece, to);
        return true;
    }

    private boolean exchange() {
        for (int a = 0; a < grid.pieces(); a++) {
            for (int b = a + 1; b < grid.pieces(); b++) {
                if (exchange(a, b)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean exchange(int a, int b) {
        int ea = placing.at[a];
        int eb = placing.at[b];
        int ka = grid.nodeOf[ea];
        int kb = grid.nodeOf[eb];
        steps++;
        if (ka == kb || grid.lineOf[a] == grid.lineOf[b]) {
            return false;
        }
        int toA = grid.entry[kb * grid.lines + grid.lineOf[a]];
        int toB = grid.entry[ka * grid.lines + grid.lineOf[b]];
        if (toA < 0 || toB < 0) {
            return false;
        }
        long before = placing.cost;
        steps += 10;
        placing.lift(a);
        placing.lift(b);
        if (placing.fits(toA)) {
            placing.put(a, toA);
            if (placing.fits(toB)) {
                placing.put(b, toB);
                if (placing.cost < before) {
                    return true;
                }
                placing.lift(b);
            }
            placing.lift(a);
        }
        placing.put(a, ea);
        placing.put(b, eb);
        return false;
    }
}
