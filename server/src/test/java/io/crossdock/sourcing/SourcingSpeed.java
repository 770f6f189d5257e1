package io.crossdock.sourcing;

import io.crossdock.sourcing.internal.StoredSourcing;
import io.crossdock.sourcing.problem.NodeGeometry;
import io.crossdock.sourcing.router.OrderRouter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;

/**
 * Prints microseconds of CPU per order, median over the orders of a batch; run by hand. 300 and 3,000 nodes, each SKU
 * on 30 %, 70 % or all of them.
 */
final class SourcingSpeed {

    private static final int SKUS = 400;
    private static final int ORDERS = 512;

    private SourcingSpeed() {}

    public static void main(String[] args) {
        for (int nodes : new int[] {300, 3_000}) {
            for (double inStock : new double[] {0.3, 0.7, 1.0}) {
                for (int lines : new int[] {1, 3, 5, 8, 10, 12}) {
                    measure(nodes, inStock, lines);
                }
            }
        }
    }

    private static void measure(int nodes, double inStock, int lines) {
        var random = new Random(7);
        var supply = Instance.random(random, nodes, 1, SKUS, inStock, 100).supply();
        var demands = new ArrayList<Demand>();
        for (int order = 0; order < ORDERS; order++) {
            demands.add(Instance.order(random, order, lines, SKUS));
        }
        var sourcing = new StoredSourcing(Policies.shipped());
        for (int warm = 0; warm < 5; warm++) {
            sourcing.decide(demands, supply);
        }
        var whole = System.nanoTime();
        sourcing.decide(demands, supply);
        whole = System.nanoTime() - whole;
        var network = new NodeGeometry(supply.nodes(), Policies.shipped().rateCard());
        var planner = new OrderRouter(Policies.shipped(), network, supply);
        var cpu = ManagementFactory.getThreadMXBean();
        var nanos = new long[ORDERS];
        demands.forEach(planner::decide);
        for (int i = 0; i < ORDERS; i++) {
            var started = cpu.getCurrentThreadCpuTime();
            planner.decide(demands.get(i));
            nanos[i] = cpu.getCurrentThreadCpuTime() - started;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%d nodes, in stock %.1f, %2d lines: median %6.1f us, p99 %6.1f us; "
                        + "batch of %d with its figures %.1f us an order%n",
                nodes,
                inStock,
                lines,
                nanos[ORDERS / 2] / 1e3,
                nanos[ORDERS * 99 / 100] / 1e3,
                ORDERS,
                whole / 1e3 / ORDERS);
    }
}
