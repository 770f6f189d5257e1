package io.crossdock.sourcing.problem;

import java.util.Arrays;

/**
 * Cost of sending each weight step from each node by the cheapest service that leaves there, late days included. Nodes
 * of one zone whose services leave equally late form a class. Prices are computed per class; there are only a few
 * classes, however many nodes there are.
 */
public final class ShippingCosts {

    private static final int DAYS_BITS = 14;
    private static final long DAYS_MAX = (1 << DAYS_BITS) - 3;
    private static final long CLOSED = (1 << DAYS_BITS) - 1;

    /** Class of each candidate node. */
    public int[] classOf;

    /** Cost per class and step, weighted, in thousandths. */
    public long[] base = {};

    public int classes;
    private long[] keys = new long[64];
    private int[] slots = new int[256];
    private int steps;

    ShippingCosts(int nodes) {
        classOf = new int[nodes];
    }

    /**
     * @param weights the first {@code stepCount} are one weight of each step
     * @param candidates the first {@code count} are the nodes to price
     */
    public void load(SourcingProblem ask, long[] weights, int stepCount, int[] candidates, int count) {
        steps = stepCount;
        classes = 0;
        Arrays.fill(slots, -1);
        var zones = ask.zones();
        if (ask.lanes().dated) {
            var leaves = ask.services().stream()
                    .map(service -> ask.lanes().leaves(service.name()))
                    .toArray(long[][]::new);
            for (int i = 0; i < count; i++) {
                classOf[candidates[i]] = number(key(ask, leaves, candidates[i]));
            }
        } else {
            for (int i = 0; i < count; i++) {
                classOf[candidates[i]] = number(zones[candidates[i]]);
            }
        }
        if (base.length < classes * steps) {
            base = new long[classes * steps];
        }
        for (int c = 0; c < classes; c++) {
            price(ask, weights, c);
        }
    }

    /** Zone, and days late per service, or that it does not leave. More than 44 years late counts as 44 years. */
    private static long key(SourcingProblem ask, long[][] leaves, int k) {
        int zone = ask.zones()[k];
        long key = 0;
        for (int s = leaves.length - 1; s >= 0; s--) {
            long late = leaves[s][k] == NodeTable.NEVER
                    ? CLOSED
                    : Math.min(
                            DAYS_MAX,
                            ask.objective()
                                    .lateDays(
                                            leaves[s][k], ask.services().get(s).transitDays()[zone]));
            key = key << DAYS_BITS | late;
        }
        return key << 5 | zone;
    }

    private int number(long key) {
        int mask = slots.length - 1;
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 40) & mask;
        while (slots[slot] >= 0 && keys[slots[slot]] != key) {
            slot = (slot + 1) & mask;
        }
        if (slots[slot] < 0) {
            if (classes == keys.length) {
                grow();
                return number(key);
            }
            keys[classes] = key;
            slots[slot] = classes++;
        }
        return slots[slot];
    }

    private void grow() {
        keys = Arrays.copyOf(keys, keys.length * 2);
        slots = new int[keys.length * 4];
        Arrays.fill(slots, -1);
        int mask = slots.length - 1;
        for (int c = 0; c < classes; c++) {
            int slot = (int) (keys[c] * 0x9E3779B97F4A7C15L >>> 40) & mask;
            while (slots[slot] >= 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = c;
        }
    }

    private void price(SourcingProblem ask, long[] weights, int c) {
        int zone = (int) (keys[c] & 31);
        var what = ask.objective();
        for (int step = 0; step < steps; step++) {
            long cheapest = CostScale.NONE;
            for (int s = 0; s < ask.services().size(); s++) {
                long late = keys[c] >> 5 + s * DAYS_BITS & (1 << DAYS_BITS) - 1;
                if (late != CLOSED) {
                    long cost = ask.services().get(s).price(zone, weights[step]) * what.shippingPermille()
                            + late * what.lateMinorPerDay() * CostScale.MILLI;
                    cheapest = Math.min(cheapest, cost);
                }
            }
            base[c * steps + step] = cheapest;
        }
    }

    /** Cost of sending a weight step from a node. */
    long base(int k, int step) {
        return base[classOf[k] * steps + step];
    }

    /** Whether no weight step costs more in class a than in b. */
    boolean atMost(int a, int b) {
        if (a == b) {
            return true;
        }
        for (int step = 0; step < steps; step++) {
            if (base[a * steps + step] > base[b * steps + step]) {
                return false;
            }
        }
        return true;
    }
}
