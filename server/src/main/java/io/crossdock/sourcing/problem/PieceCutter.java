package io.crossdock.sourcing.problem;

import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.NodeTerms;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cuts an order into pieces for the router. */
public final class PieceCutter {

    private final NodeTable lanes;

    public PieceCutter(NodeTable lanes) {
        this.lanes = lanes;
    }

    /** One piece per line. */
    public static Pieces lines(List<DemandLine> lines, List<SkuUnits> skus) {
        var tokens = new Pieces();
        for (int i = 0; i < lines.size(); i++) {
            tokens.add(
                    tokens.next(),
                    i,
                    skus.get(i),
                    lines.get(i).quantity(),
                    lines.get(i).weightGrams());
        }
        return tokens;
    }

    /** Whether some node holds that many units of the SKU. */
    public static boolean held(SkuUnits sku, long quantity) {
        for (long units : sku.units) {
            if (units >= quantity) {
                return true;
            }
        }
        return false;
    }

    /** The marked lines in single units, the others whole. Stops just above {@link Pieces#MAX} pieces. */
    public static Pieces units(List<DemandLine> lines, List<SkuUnits> skus, boolean[] cut) {
        var tokens = new Pieces();
        for (int i = 0; i < lines.size() && tokens.count <= Pieces.MAX; i++) {
            var line = lines.get(i);
            if (!cut[i]) {
                tokens.add(tokens.next(), i, skus.get(i), line.quantity(), line.weightGrams());
            }
            for (long unit = 0; cut[i] && unit < line.quantity() && tokens.count <= Pieces.MAX; unit++) {
                tokens.add(tokens.next(), i, skus.get(i), 1, line.weightGrams());
            }
        }
        return tokens;
    }

    /** All lines in one piece, for an order that one node has to serve. */
    public static Pieces together(List<DemandLine> lines, List<SkuUnits> skus) {
        var tokens = new Pieces();
        int token = tokens.next();
        for (int i = 0; i < lines.size(); i++) {
            tokens.add(
                    token, i, skus.get(i), lines.get(i).quantity(), lines.get(i).weightGrams());
        }
        return tokens;
    }

    /**
     * Merges lines that the same nodes can take into one piece, so that they travel together. For lines of different
     * SKUs only.
     */
    public static Pieces merged(List<DemandLine> lines, List<SkuUnits> skus, int nodeCount) {
        var tokens = new Pieces();
        var byHolders = new HashMap<BitSet, Integer>();
        for (int i = 0; i < lines.size(); i++) {
            var holders = new BitSet(nodeCount);
            var sku = skus.get(i);
            for (int at = 0; at < sku.nodes.length; at++) {
                holders.set(sku.nodes[at], sku.units[at] >= lines.get(i).quantity());
            }
            var token = byHolders.computeIfAbsent(holders, _ -> tokens.next());
            tokens.add(token, i, sku, lines.get(i).quantity(), lines.get(i).weightGrams());
        }
        return tokens;
    }

    /** Units of one line that one node sends in a greedy cover. */
    private record Share(int node, int line, long quantity) {}

    /**
     * One piece per node of a greedy cover: the node that can send most comes first; lines that some node holds whole
     * stay whole while that is possible. Covers every order for which the nodes together hold enough.
     */
    public Pieces greedy(List<DemandLine> lines, List<SkuUnits> skus, byte[] zones) {
        var open = lines.stream().mapToLong(DemandLine::quantity).toArray();
        var left = new HashMap<SkuUnits, Map<Integer, Long>>();
        var room = lanes.unitsLeft.clone();
        var tokens = new Pieces();
        for (boolean whole = true; ; ) {
            var shares = largest(lines, skus, new Rest(open, left, room), whole, zones);
            if (shares.isEmpty() && !whole) {
                return tokens;
            }
            whole = !shares.isEmpty();
            int token = shares.isEmpty() ? -1 : tokens.next();
            shares.stream().limit(1).forEach(first -> tokens.homes.add(first.node()));
            for (var share : shares) {
                var sku = skus.get(share.line());
                open[share.line()] -= share.quantity();
                left.computeIfAbsent(sku, _ -> new HashMap<>())
                        .merge(
                                share.node(),
                                sku.on(share.node()) - share.quantity(),
                                (was, _) -> was - share.quantity());
                room[share.node()] -= room[share.node()] == NodeTerms.NO_LIMIT ? 0 : share.quantity();
                tokens.add(
                        token,
                        share.line(),
                        sku,
                        share.quantity(),
                        lines.get(share.line()).weightGrams());
            }
        }
    }

    /**
     * Units still to be placed per line, units left per SKU on nodes in the cover, and the capacity left on each node.
     */
    private record Rest(long[] open, Map<SkuUnits, Map<Integer, Long>> left, long[] room) {}

    private List<Share> largest(List<DemandLine> lines, List<SkuUnits> skus, Rest rest, boolean whole, byte[] zones) {
        var order = new ArrayList<Integer>();
        for (int k = 0; k < lanes.nodes.length; k++) {
            order.add(k);
        }
        order.sort(Comparator.comparingInt((Integer k) -> zones[k]).thenComparingInt(k -> k));
        List<Share> most = List.of();
        long mostUnits = 0;
        for (int k : order) {
            var shares = shares(k, lines, skus, rest, whole);
            long units = shares.stream().mapToLong(Share::quantity).sum();
            if (units > mostUnits) {
                most = shares;
                mostUnits = units;
            }
        }
        return most;
    }

    private static List<Share> shares(int node, List<DemandLine> lines, List<SkuUnits> skus, Rest rest, boolean whole) {
        long room = rest.room()[node];
        var shares = new ArrayList<Share>();
        var used = new HashMap<SkuUnits, Long>();
        for (int i = 0; i < lines.size(); i++) {
            var sku = skus.get(i);
            long units = rest.left().getOrDefault(sku, Map.of()).getOrDefault(node, sku.on(node))
                    - used.getOrDefault(sku, 0L);
            long most = Math.min(units, room);
            long quantity = whole && most < rest.open()[i] ? 0 : Math.min(most, rest.open()[i]);
            if (quantity > 0) {
                shares.add(new Share(node, i, quantity));
                used.merge(sku, quantity, Long::sum);
                room -= room == NodeTerms.NO_LIMIT ? 0 : quantity;
            }
        }
        return shares;
    }

    /** Marks the lines whose SKU another line has, too; returns whether there are any. */
    public static boolean repeats(SourcingProblem ask, boolean[] cut) {
        boolean repeats = false;
        for (int i = 0; i < cut.length; i++) {
            for (int j = 0; j < cut.length; j++) {
                if (i != j && ask.skus().get(i) == ask.skus().get(j)) {
                    cut[i] = true;
                    repeats = true;
                }
            }
        }
        return repeats;
    }
}
