package io.crossdock.sourcing.problem;

import io.crossdock.sourcing.NodeTerms;
import io.crossdock.sourcing.SourceNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Prices and terms of the nodes as arrays by node number, for one list of orders: capacity falls as orders are decided.
 * Where no node has terms ({@link #plain}) terms are skipped.
 */
public final class NodeTable {

    /** Ship time of a node without a calendar: goods leave as soon as they are asked for. */
    static final long AT_ONCE = Long.MIN_VALUE;

    /** Ship time of a service that does not leave a node. */
    public static final long NEVER = Long.MAX_VALUE;

    final NodeGeometry network;
    public final SourceNode[] nodes;
    final boolean plain;
    final boolean dated;

    /** Whether any node has a reject rate. */
    final boolean rejects;

    public final long[] handling;
    public final long[] labor;
    public final long[] fixed;
    public final int[] reject;

    /** Highest price of a unit, and of an order, at any node. */
    final double dearestUnit;

    final double dearestOrder;
    final long[] ordersLeft;
    public final long[] unitsLeft;

    /** Node numbers, the cheapest first: a later node is seldom cheaper. */
    public final int[] cheapFirst;

    /** Surcharge per fulfillment by node, weighted, in thousandths; for counterfactuals. */
    public final long @Nullable [] surcharge;

    private final Map<String, long[]> leaves = new HashMap<>();
    private final Map<String, int[]> refusing = new HashMap<>();

    public NodeTable(NodeGeometry network, SourceNode[] nodes, long @Nullable [] surcharge) {
        this.network = network;
        this.nodes = nodes;
        this.surcharge = surcharge;
        int count = nodes.length;
        handling = new long[count];
        labor = new long[count];
        fixed = new long[count];
        reject = new int[count];
        ordersLeft = new long[count];
        unitsLeft = new long[count];
        boolean terms = false;
        boolean calendar = false;
        boolean records = false;
        double perUnit = 0;
        double perOrder = 0;
        for (int k = 0; k < count; k++) {
            var of = nodes[k].terms();
            handling[k] = nodes[k].handlingMinor();
            fixed[k] = nodes[k].orderMinor();
            labor[k] = of.laborMinor();
            reject[k] = of.rejectPermille();
            ordersLeft[k] = of.ordersLeft();
            unitsLeft[k] = of.unitsLeft();
            perUnit = Math.max(perUnit, (double) handling[k] + labor[k]);
            perOrder = Math.max(perOrder, fixed[k]);
            records |= reject[k] != 0;
            terms |= limits(of);
            calendar |= !of.shipsAt().isEmpty();
        }
        dearestUnit = perUnit;
        dearestOrder = perOrder;
        plain = !terms;
        dated = calendar;
        rejects = records;
        cheapFirst = cheapFirst(count);
    }

    private static boolean limits(NodeTerms of) {
        return of != NodeTerms.ANY
                && (of.ordersLeft() != NodeTerms.NO_LIMIT
                        || of.unitsLeft() != NodeTerms.NO_LIMIT
                        || !of.shipsAt().isEmpty()
                        || !of.refuses().isEmpty()
                        || !of.channels().isEmpty());
    }

    /** Sorts by the price of two units; only the speed of the search depends on this order. */
    private int[] cheapFirst(int count) {
        var keys = new long[count];
        for (int k = 0; k < count; k++) {
            keys[k] = (long) Math.clamp(2 * (handling[k] + labor[k]) + fixed[k], 0, Integer.MAX_VALUE) << 32 | k;
        }
        Arrays.sort(keys);
        return LongStream.of(keys).mapToInt(key -> (int) key).toArray();
    }

    /**
     * Time at which a carrier's service leaves each node, in milliseconds of the epoch; or {@link #AT_ONCE},
     * {@link #NEVER}.
     */
    public long[] leaves(String service) {
        return leaves.computeIfAbsent(service, name -> {
            var times = new long[nodes.length];
            for (int k = 0; k < times.length; k++) {
                var shipsAt = nodes[k].terms().shipsAt();
                var at = shipsAt.get(name);
                times[k] = shipsAt.isEmpty() ? AT_ONCE : at == null ? NEVER : at.toEpochMilli();
            }
            return times;
        });
    }

    /** Numbers of the nodes that must not send goods with the trait. */
    int[] refusing(String trait) {
        return refusing.computeIfAbsent(
                trait,
                name -> IntStream.range(0, nodes.length)
                        .filter(k -> nodes[k].terms().refuses().contains(name))
                        .toArray());
    }

    /** Whether a node has capacity for one more unit of one more order. */
    boolean hasRoom(int k) {
        return ordersLeft[k] > 0 && unitsLeft[k] > 0;
    }

    void take(int k, long units) {
        ordersLeft[k] -= ordersLeft[k] == NodeTerms.NO_LIMIT ? 0 : 1;
        unitsLeft[k] -= unitsLeft[k] == NodeTerms.NO_LIMIT ? 0 : units;
    }

    /** The node with its remaining capacity, for the record. */
    public SourceNode node(int k) {
        var node = nodes[k];
        var terms = node.terms();
        if (terms.ordersLeft() == ordersLeft[k] && terms.unitsLeft() == unitsLeft[k]) {
            return node;
        }
        return new SourceNode(
                node.code(),
                node.latitude(),
                node.longitude(),
                node.kind(),
                node.handlingMinor(),
                node.orderMinor(),
                terms.left(ordersLeft[k], unitsLeft[k]));
    }
}
