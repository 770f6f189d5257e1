package io.crossdock.sourcing.search;

import io.crossdock.sourcing.problem.Plan;
import java.util.Arrays;

/** Placement of pieces of a {@link PieceGrid} on nodes, with its cost; pieces are put and lifted one by one. */
final class PiecePlacement {

    final PieceGrid grid;

    /** Entry of each piece; -1 while it is unplaced. */
    final int[] at;

    /** Nodes that send something or are open, in no order, and their number. */
    final int[] used;

    int count;

    /** Cost of all placed pieces; the first node pays the split, too. */
    long cost;

    /** A node that takes no pieces; -1 for none. */
    int banned = -1;

    private final boolean[] opened;
    private final int[] placed;
    private final int[] position;
    private final int[] pieces;
    private final long[] weight;
    private final long[] units;

    PiecePlacement(PieceGrid grid) {
        this.grid = grid;
        at = new int[grid.pieces()];
        Arrays.fill(at, -1);
        used = new int[grid.nodes()];
        opened = new boolean[grid.nodes()];
        placed = new int[grid.nodeOf.length];
        position = new int[grid.nodes()];
        pieces = new int[grid.nodes()];
        weight = new long[grid.nodes()];
        units = new long[grid.nodes()];
    }

    boolean uses(int node) {
        return pieces[node] > 0;
    }

    long weight(int node) {
        return weight[node];
    }

    /** Whether one more piece of the line fits on the node. */
    boolean fits(int e) {
        int k = grid.nodeOf[e];
        int i = grid.line[e];
        return k != banned
                && placed[e] < grid.most[e]
                && units[k] + grid.quantity[i] <= grid.room[k]
                && (!grid.shared || held(e));
    }

    /** Whether there are units for one more piece, beside those of other lines of the SKU. */
    private boolean held(int e) {
        int k = grid.nodeOf[e];
        var sku = grid.ask.skus().get(grid.line[e]);
        long taken = grid.quantity[grid.line[e]];
        for (int other = grid.start[k]; other < grid.start[k + 1]; other++) {
            if (placed[other] > 0 && grid.ask.skus().get(grid.line[other]) == sku) {
                taken += placed[other] * grid.quantity[grid.line[other]];
            }
        }
        return taken <= grid.units[e];
    }

    /** Cost of one more piece. */
    long adding(int e) {
        int k = grid.nodeOf[e];
        var ship = grid.ship[grid.classOf[k]];
        long more = ship[grid.step(weight[k] + grid.grams[grid.line[e]])];
        more += pieces[k] == 0 ? opening(k) : -ship[grid.step(weight[k])];
        return more + grid.cost[e] + (placed[e] == 0 ? grid.perLine[k] : 0);
    }

    /** Saving of one piece less. */
    long saving(int e) {
        int k = grid.nodeOf[e];
        var ship = grid.ship[grid.classOf[k]];
        long less = ship[grid.step(weight[k])];
        less += pieces[k] == 1 ? opening(k) : -ship[grid.step(weight[k] - grid.grams[grid.line[e]])];
        return less + grid.cost[e] + (placed[e] == 1 ? grid.perLine[k] : 0);
    }

    /** Opens a node for free, to see which pieces it attracts. */
    void open(int k) {
        if (!opened[k]) {
            opened[k] = true;
            if (pieces[k] > 0) {
                cost -= grid.fixed[k] + grid.split;
            } else {
                list(k);
            }
        }
    }

    /** Charges for the nodes that were opened for free, or closes them where they have no pieces. */
    void close() {
        for (int n = count - 1; n >= 0; n--) {
            int k = used[n];
            if (opened[k]) {
                opened[k] = false;
                if (pieces[k] > 0) {
                    cost += grid.fixed[k] + grid.split;
                } else {
                    strike(k);
                }
            }
        }
    }

    private void list(int k) {
        position[k] = count;
        used[count++] = k;
    }

    private void strike(int k) {
        used[position[k]] = used[--count];
        position[used[count]] = position[k];
    }

    /** Whether pieces of the line are on the node. */
    boolean has(int e) {
        return placed[e] > 0;
    }

    int pieces(int node) {
        return pieces[node];
    }

    private long opening(int k) {
        return opened[k] ? 0 : grid.fixed[k] + grid.split;
    }

    void put(int piece, int e) {
        int k = grid.nodeOf[e];
        int i = grid.line[e];
        cost += adding(e);
        if (pieces[k]++ == 0 && !opened[k]) {
            list(k);
        }
        at[piece] = e;
        placed[e]++;
        weight[k] += grid.grams[i];
        units[k] += grid.quantity[i];
    }

    void lift(int piece) {
        int e = at[piece];
        int k = grid.nodeOf[e];
        int i = grid.line[e];
        cost -= saving(e);
        if (--pieces[k] == 0 && !opened[k]) {
            strike(k);
        }
        at[piece] = -1;
        placed[e]--;
        weight[k] -= grid.grams[i];
        units[k] -= grid.quantity[i];
    }

    void clear() {
        for (int piece = 0; piece < at.length; piece++) {
            if (at[piece] >= 0) {
                lift(piece);
            }
        }
    }

    /** Goes back to a kept placement. */
    void restore(int[] kept) {
        clear();
        for (int piece = 0; piece < kept.length; piece++) {
            put(piece, kept[piece]);
        }
    }

    Plan plan() {
        var plan = new Plan();
        for (int piece = 0; piece < at.length; piece++) {
            int i = grid.lineOf[piece];
            plan.add(i, grid.number[grid.nodeOf[at[piece]]], grid.quantity[i]);
        }
        return plan;
    }
}
