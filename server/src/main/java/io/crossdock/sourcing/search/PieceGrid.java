package io.crossdock.sourcing.search;

import io.crossdock.sourcing.problem.CostScale;
import io.crossdock.sourcing.problem.NodeCharges;
import io.crossdock.sourcing.problem.PieceCutter;
import io.crossdock.sourcing.problem.ShippingCosts;
import io.crossdock.sourcing.problem.SourcingProblem;
import java.util.Arrays;
import java.util.TreeSet;

/**
 * An order with many pieces, as arrays: which nodes hold pieces of which lines, and the nodes' charges, weighted, in
 * thousandths. Only nodes that can send something count; they are numbered from 0 in the order of their codes. An entry
 * is a line on a node.
 */
public final class PieceGrid {

    /** Most pieces, and most weight steps, of a grid: with more, a visit to a node costs more than it finds. */
    static final int PIECES_MAX = 512;

    static final int STEPS_MAX = 256;

    final SourcingProblem ask;
    final int lines;

    /** Per line: number of pieces, units and grams of each, and grams of a unit. */
    final int[] count;

    final long[] quantity;
    final long[] grams;

    final long[] gramsEach;

    /** Line of each piece. */
    final int[] lineOf;

    /**
     * Per node: number in the network, first entry, price class, charges per fulfillment and line, and unit capacity.
     */
    final int[] number;

    final int[] start;
    final int[] classOf;
    final long[] fixed;
    final long[] perLine;
    final long[] room;

    /** Per entry: node, line, most pieces, cost of each, units held of the line's SKU. */
    final int[] nodeOf;

    final int[] line;
    final int[] most;
    final long[] cost;
    final long[] units;

    /** Entry by node and line, node by node; -1 for none. */
    final int[] entry;

    /** Entries by line, and the first one of each line. */
    final int[] holder;

    final int[] holderStart;

    /** Ends of the weight steps, the last at or above the order's weight; per node class the cost of each step. */
    final long[] upTo;

    final long[][] ship;
    final long split;
    final int nodesMax;

    /** Divides every difference between the costs of two plans. */
    final long unit;

    /** Whether lines draw on the same units; per line the first line of its SKU. */
    final boolean shared;

    final int[] sku;

    /** @param cut lines that go in single units */
    PieceGrid(SourcingProblem ask, boolean[] cut, NodeCharges charges) {
        this.ask = ask;
        lines = ask.lines().size();
        count = new int[lines];
        quantity = new long[lines];
        grams = new long[lines];
        gramsEach = new long[lines];
        int pieces = 0;
        for (int i = 0; i < lines; i++) {
            var wanted = ask.lines().get(i);
            count[i] = cut[i] ? Math.toIntExact(wanted.quantity()) : 1;
            quantity[i] = cut[i] ? 1 : wanted.quantity();
            gramsEach[i] = wanted.weightGrams();
            grams[i] = Math.multiplyExact(quantity[i], wanted.weightGrams());
            pieces += count[i];
        }
        lineOf = linesOfPieces(count, pieces);
        split = ask.objective().splitMinor() * CostScale.MILLI;
        nodesMax = ask.objective().nodesMax();
        unit = ask.lanes().surcharge != null
                ? 1
                : gcd(
                        CostScale.MILLI,
                        gcd(ask.objective().shippingPermille(), ask.objective().handlingPermille()));
        sku = new int[lines];
        for (int i = 0; i < lines; i++) {
            sku[i] = ask.skus().indexOf(ask.skus().get(i));
        }
        shared = PieceCutter.repeats(ask, new boolean[lines]);
        upTo = steps(ask, weight());
        charges.rates(ask);
        int size = ask.lanes().nodes.length;
        var held = new int[size];
        eachHolder((i, at, k) -> held[k]++);
        number = numbers(held);
        start = new int[number.length + 1];
        var place = new int[size];
        for (int n = 0; n < number.length; n++) {
            place[number[n]] = n;
            start[n + 1] = start[n] + held[number[n]];
        }
        int entries = start[number.length];
        nodeOf = new int[entries];
        line = new int[entries];
        most = new int[entries];
        cost = new long[entries];
        units = new long[entries];
        entry = new int[number.length * lines];
        Arrays.fill(entry, -1);
        holder = new int[entries];
        holderStart = new int[lines + 1];
        fixed = new long[number.length];
        perLine = new long[number.length];
        room = new long[number.length];
        classOf = new int[number.length];
        enter(charges, place);
        ship = carriage(charges.carriage);
    }

    private static int[] linesOfPieces(int[] count, int pieces) {
        var lineOf = new int[pieces];
        for (int i = 0, p = 0; i < count.length; p += count[i], i++) {
            Arrays.fill(lineOf, p, p + count[i], i);
        }
        return lineOf;
    }

    /** Whether an order with these lines in single units is small enough for a grid. */
    public static boolean suits(SourcingProblem ask, boolean[] cut) {
        long pieces = 0;
        long weight = 0;
        for (int i = 0; i < cut.length; i++) {
            var line = ask.lines().get(i);
            pieces += cut[i] ? line.quantity() : 1;
            weight += line.quantity() * line.weightGrams();
        }
        long steps = 0;
        for (var service : ask.services()) {
            steps += (service.fullParcels(weight) + 1) * service.minor().length;
        }
        return pieces <= PIECES_MAX && steps <= STEPS_MAX;
    }

    private interface Holder {
        void at(int line, int position, int node);
    }

    private void eachHolder(Holder each) {
        for (int i = 0; i < lines; i++) {
            var sku = ask.skus().get(i);
            for (int at = 0; at < sku.nodes.length; at++) {
                int k = sku.nodes[at];
                if (Math.min(sku.units[at], ask.lanes().unitsLeft[k]) >= quantity[i]) {
                    each.at(i, at, k);
                }
            }
        }
    }

    private static int[] numbers(int[] held) {
        var numbers = new int[held.length];
        int nodes = 0;
        for (int k = 0; k < held.length; k++) {
            numbers[nodes] = k;
            nodes += held[k] > 0 ? 1 : 0;
        }
        return Arrays.copyOf(numbers, nodes);
    }

    private void enter(NodeCharges charges, int[] place) {
        for (int n = 0; n < number.length; n++) {
            fixed[n] = charges.fixed[number[n]];
            perLine[n] = charges.line[number[n]];
            room[n] = ask.lanes().unitsLeft[number[n]];
        }
        var next = start.clone();
        var entered = new int[] {0};
        eachHolder((i, at, k) -> {
            var sku = ask.skus().get(i);
            int n = place[k];
            int e = next[n]++;
            nodeOf[e] = n;
            line[e] = i;
            units[e] = sku.units[at];
            most[e] = (int) Math.min(count[i], Math.min(units[e], room[n]) / quantity[i]);
            cost[e] = charges.unit[k] * quantity[i] + sku.priceAt(at) * quantity[i] * CostScale.MILLI;
            entry[n * lines + i] = e;
            holder[entered[0]++] = e;
            holderStart[i + 1] = entered[0];
        });
        for (int i = 0; i < lines; i++) {
            holderStart[i + 1] = Math.max(holderStart[i + 1], holderStart[i]);
        }
    }

    private long[][] carriage(ShippingCosts carriage) {
        carriage.load(ask, upTo, upTo.length, number, number.length);
        var table = new long[carriage.classes][upTo.length];
        for (int n = 0; n < number.length; n++) {
            classOf[n] = carriage.classOf[number[n]];
        }
        for (int c = 0; c < table.length; c++) {
            System.arraycopy(carriage.base, c * upTo.length, table[c], 0, upTo.length);
        }
        return table;
    }

    private long weight() {
        long weight = 0;
        for (int i = 0; i < lines; i++) {
            weight += count[i] * grams[i];
        }
        return weight;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static long[] steps(SourcingProblem ask, long weight) {
        var ends = new TreeSet<Long>();
        for (var service : ask.services()) {
            long heaviest = service.upToGrams()[service.upToGrams().length - 1];
            for (long parcels = 0; parcels <= service.fullParcels(weight); parcels++) {
                for (long end : service.upToGrams()) {
                    ends.add(parcels * heaviest + end);
                }
            }
        }
        var enough = ends.ceiling(weight);
        return ends.headSet(enough == null ? ends.last() : enough, true).stream()
                .mapToLong(end -> end)
                .toArray();
    }

    /** Whether all nodes together hold every line. */
    boolean holdsAll() {
        for (int i = 0; i < lines; i++) {
            long held = 0;
            for (int at = holderStart[i]; at < holderStart[i + 1]; at++) {
                held += most[holder[at]];
            }
            if (held < count[i]) {
                return false;
            }
        }
        return true;
    }

    int nodes() {
        return number.length;
    }

    int pieces() {
        return lineOf.length;
    }

    /** The step of a weight. */
    int step(long weight) {
        int step = 0;
        while (upTo[step] < weight) {
            step++;
        }
        return step;
    }
}
