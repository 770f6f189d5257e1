package io.crossdock.sourcing.problem;

import java.util.Arrays;

/**
 * A node's charge for a set of pieces, weighted, in thousandths of a minor unit: everything but the price of an
 * additional node.
 */
public final class NodeCharges {

    public final PieceSets sets = new PieceSets();
    public final ShippingCosts carriage;

    /** Per node the charge per fulfillment, per base unit, and per line. */
    public final long[] fixed;

    public final long[] unit;
    public final long[] line;
    boolean priced;
    private final NodeTable lanes;

    /** Opportunity cost per node and piece; filled where {@link #priced}. */
    private long[] worth = {};

    public NodeCharges(NodeTable lanes) {
        this.lanes = lanes;
        carriage = new ShippingCosts(lanes.nodes.length);
        fixed = new long[lanes.nodes.length];
        unit = new long[lanes.nodes.length];
        line = new long[lanes.nodes.length];
    }

    public void load(SourcingProblem ask, Pieces pieces) {
        sets.load(pieces, ask.services());
        if (rejects(ask)) {
            sets.countLines(pieces);
        }
        priced = false;
        for (var piece : pieces.pieces) {
            priced |= piece.sku().priced();
        }
        if (priced) {
            value(pieces);
        }
        rates(ask);
    }

    private boolean rejects(SourcingProblem ask) {
        return ask.objective().rerouteMinor() != 0 && lanes.rejects;
    }

    /** Computes the charges that do not depend on the pieces. */
    public void rates(SourcingProblem ask) {
        var what = ask.objective();
        boolean rejects = rejects(ask);
        for (int k = 0; k < fixed.length; k++) {
            fixed[k] = lanes.fixed[k] * what.handlingPermille() + (lanes.surcharge == null ? 0 : lanes.surcharge[k]);
            unit[k] = (lanes.handling[k] + lanes.labor[k]) * what.handlingPermille();
            line[k] = rejects ? what.rejectMinor(lanes.reject[k]) * CostScale.MILLI : 0;
        }
    }

    private void value(Pieces pieces) {
        int length = fixed.length * Pieces.MAX;
        if (worth.length < length) {
            worth = new long[length];
        }
        Arrays.fill(worth, 0);
        for (var piece : pieces.pieces) {
            var sku = piece.sku();
            for (int at = 0; sku.priced() && at < sku.nodes.length; at++) {
                worth[sku.nodes[at] * Pieces.MAX + piece.token()] +=
                        sku.priceAt(at) * piece.quantity() * CostScale.MILLI;
            }
        }
    }

    /**
     * Writes what each piece of a mask adds at a node, by piece; with the charge per line, where each line is one
     * piece.
     */
    public void additions(int k, int mask, long[] into) {
        boolean withLines = sets.linesAdd && line[k] != 0;
        for (int bits = mask; bits != 0; bits &= bits - 1) {
            int token = Integer.numberOfTrailingZeros(bits);
            into[token] = unit[k] * sets.quantity[1 << token]
                    + (withLines ? line[k] * sets.lines[1 << token] : 0)
                    + worth(k, token);
        }
    }

    long worth(int k, int token) {
        return priced ? worth[k * Pieces.MAX + token] : 0;
    }

    public long cost(int k, int set) {
        long cost = carriage.base(k, sets.step[set]) + fixed[k] + unit[k] * sets.quantity[set];
        cost += line[k] == 0 ? 0 : line[k] * sets.lines[set];
        for (int bits = priced ? set : 0; bits != 0; bits &= bits - 1) {
            cost += worth[k * Pieces.MAX + Integer.numberOfTrailingZeros(bits)];
        }
        return cost;
    }

    /**
     * Whether node a costs no more than b for every set of the pieces, and goes first at equal cost. Then b is needless
     * wherever a can take as much.
     */
    public boolean atMost(int a, int b, int pieces) {
        if (fixed[a] > fixed[b] || unit[a] > unit[b] || line[a] > line[b]) {
            return false;
        }
        boolean less = fixed[a] < fixed[b] || unit[a] < unit[b];
        for (int bits = priced ? pieces : 0; bits != 0; bits &= bits - 1) {
            int token = Integer.numberOfTrailingZeros(bits);
            if (worth[a * Pieces.MAX + token] > worth[b * Pieces.MAX + token]) {
                return false;
            }
        }
        return (less || a < b) && carriage.atMost(carriage.classOf[a], carriage.classOf[b]);
    }
}
