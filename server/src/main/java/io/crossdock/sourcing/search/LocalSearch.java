package io.crossdock.sourcing.search;

import io.crossdock.sourcing.problem.CostScale;
import io.crossdock.sourcing.problem.Plan;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Searches for a cheap placement: starts from nothing, then closes, opens and exchanges nodes while that is cheaper.
 */
final class LocalSearch {

    private final PieceGrid grid;
    private final PiecePlacement placing;
    private final PieceMoves moves;
    private final int[] kept;
    private long keptCost = CostScale.NONE;
    private final int[] open;
    private long steps;

    LocalSearch(PieceGrid grid) {
        this.grid = grid;
        placing = new PiecePlacement(grid);
        moves = new PieceMoves(placing);
        kept = new int[grid.pieces()];
        open = new int[grid.lines];
    }

    long steps() {
        return steps + moves.steps();
    }

    /** Cost of the best placement; {@link CostScale#NONE} for none. Its first node pays no split. */
    long cost() {
        return keptCost == CostScale.NONE ? CostScale.NONE : keptCost - grid.split;
    }

    boolean found() {
        return keptCost != CostScale.NONE;
    }

    /** A cost from which on a plan is not better than the best one. */
    long target() {
        return cost() - grid.unit + 1;
    }

    Plan plan() {
        placing.restore(kept);
        return placing.plan();
    }

    /** Cost of a piece per line in the best placement, with its share by weight of the node's cost. */
    long[] prices() {
        placing.restore(kept);
        var prices = new long[grid.lines];
        for (int p = 0; p < kept.length; p++) {
            int k = grid.nodeOf[kept[p]];
            long whole = grid.fixed[k] + grid.split + grid.ship[grid.classOf[k]][grid.step(placing.weight(k))];
            long grams = grid.grams[grid.lineOf[p]];
            long share = placing.weight(k) == 0
                    ? whole / placing.pieces(k)
                    : (long) ((double) whole * grams / placing.weight(k));
            prices[grid.lineOf[p]] =
                    Math.max(prices[grid.lineOf[p]], share + grid.cost[kept[p]] + grid.perLine[k] / grid.most[kept[p]]);
        }
        return prices;
    }

    /** Opens node after node, each time the one that saves most against the worth of the open pieces. */
    void greedy(long[] worth) {
        placing.clear();
        System.arraycopy(grid.count, 0, open, 0, open.length);
        for (int left = grid.pieces(); left > 0; ) {
            int most = -1;
            long gain = Long.MIN_VALUE;
            for (int k = 0; k < grid.nodes(); k++) {
                long so = placing.uses(k) ? Long.MIN_VALUE : gain(k, worth);
                if (so > gain) {
                    gain = so;
                    most = k;
                }
            }
            int filled = most < 0 ? 0 : fill(most);
            if (filled == 0) {
                return;
            }
            left -= filled;
        }
        moves.improve();
        keep();
    }

    /** Builds a placement on a set of nodes. */
    void from(int[] nodes, int count) {
        placing.clear();
        for (int n = 0; n < count; n++) {
            placing.open(nodes[n]);
        }
        boolean whole = moves.insert();
        placing.close();
        if (whole) {
            moves.improve();
            keep();
        }
    }

    /** Cost of a single piece per line, if nothing else is sent along. */
    long[] alone() {
        placing.clear();
        var alone = new long[grid.lines];
        for (int i = 0; i < grid.lines; i++) {
            alone[i] = CostScale.NONE;
            for (int at = grid.holderStart[i]; at < grid.holderStart[i + 1]; at++) {
                alone[i] = Math.min(alone[i], placing.adding(grid.holder[at]));
            }
        }
        return alone;
    }

    private long gain(int k, long[] worth) {
        long gain = -grid.fixed[k] - grid.split;
        long weight = 0;
        boolean some = false;
        for (int e = grid.start[k]; e < grid.start[k + 1]; e++) {
            int i = grid.line[e];
            int take = Math.min(open[i], grid.most[e]);
            if (take > 0) {
                some = true;
                gain += take * (worth[i] - grid.cost[e]) - grid.perLine[k];
                weight += take * grid.grams[i];
            }
        }
        steps += grid.start[k + 1] - grid.start[k];
        return some ? gain - grid.ship[grid.classOf[k]][grid.step(weight)] : Long.MIN_VALUE;
    }

    private int fill(int k) {
        int filled = 0;
        for (int p = 0; p < grid.pieces(); p++) {
            int i = grid.lineOf[p];
            int e = grid.entry[k * grid.lines + i];
            if (placing.at[p] < 0 && e >= 0 && placing.fits(e)) {
                placing.put(p, e);
                open[i]--;
                filled++;
            }
        }
        return filled;
    }

    /** Keeps a placement if it is the best so far. */
    void offer(PiecePlacement other) {
        keep(other);
    }

    private boolean keep() {
        return keep(placing);
    }

    private boolean keep(PiecePlacement placing) {
        boolean allowed = grid.nodesMax == 0 || placing.count <= grid.nodesMax;
        if (allowed && placing.cost < keptCost && IntStream.of(placing.at).allMatch(e -> e >= 0)) {
            keptCost = placing.cost;
            System.arraycopy(placing.at, 0, kept, 0, kept.length);
            return true;
        }
        return false;
    }

    /** @param worthwhile nodes to open, without repetition */
    void improve(int[] worthwhile, long stepsMax) {
        if (!found()) {
            return;
        }
        placing.restore(kept);
        moves.improveWithExchanges();
        keep();
        for (boolean better = true; better && steps() < stepsMax; ) {
            better = closes() || opens(worthwhile, stepsMax) || replaces(worthwhile, stepsMax);
        }
    }

    private boolean closes() {
        for (int k : usedNow()) {
            if (tried(k, -1)) {
                return true;
            }
        }
        return false;
    }

    private boolean opens(int[] worthwhile, long stepsMax) {
        for (int k : worthwhile) {
            placing.restore(kept);
            if (!placing.uses(k) && steps() < stepsMax && tried(-1, k)) {
                return true;
            }
        }
        return false;
    }

    private boolean replaces(int[] worthwhile, long stepsMax) {
        for (int from : usedNow()) {
            for (int to : worthwhile) {
                placing.restore(kept);
                if (!placing.uses(to) && steps() < stepsMax && tried(from, to)) {
                    return true;
                }
            }
        }
        return false;
    }

    private int[] usedNow() {
        placing.restore(kept);
        var nodes = Arrays.copyOf(placing.used, placing.count);
        Arrays.sort(nodes);
        return nodes;
    }

    /** Whether the best placement improves when one node is closed, another one opened, or both. */
    private boolean tried(int without, int with) {
        placing.restore(kept);
        steps += 4L * grid.pieces();
        placing.banned = without;
        for (int p = 0; p < grid.pieces() && without >= 0; p++) {
            if (grid.nodeOf[placing.at[p]] == without) {
                placing.lift(p);
            }
        }
        if (with >= 0) {
            placing.open(with);
        }
        boolean whole = moves.insert();
        if (whole) {
            moves.improve();
        }
        placing.close();
        if (whole && placing.cost < keptCost + keptCost / 50) {
            moves.improveWithExchanges();
        } else if (whole) {
            moves.improve();
        }
        placing.banned = -1;
        return whole && keep();
    }
}
