package io.crossdock.bench.load;

import io.crossdock.orders.NewOrder;
import io.crossdock.orders.OrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;

/** A way in which orders reach the product. */
public sealed interface LoadVariant {

    String name();

    BenchShop.Demand demand();

    /** Target of the ratio to the floor. */
    double target();

    /** Unit whose latency is measured, for people. */
    String timed();

    /** Makes orders, then sends them; returns seconds from first to last, without the time to make them. */
    double seconds(ServerUnderTest server, BenchShop shop, int orders, LatencyRecord latencies);

    private static List<NewOrder> orders(BenchShop shop, BenchShop.Demand demand, ServerUnderTest server, int count) {
        var orders = new ArrayList<NewOrder>(count);
        for (int i = 0; i < count; i++) {
            orders.add(shop.order(demand, new OrderId(server.nextId())));
        }
        return orders;
    }

    /**
     * Calls order acceptance in this process, from two threads.
     *
     * @param set number of orders per transaction
     */
    record InProcess(String name, BenchShop.Demand demand, double target, int set, ExecutorService threads)
            implements LoadVariant {

        public static final int SET = 512;
        public static final int THREADS = 2;

        @Override
        public String timed() {
            return "a set of " + set;
        }

        @Override
        public double seconds(ServerUnderTest server, BenchShop shop, int orders, LatencyRecord latencies) {
            var sets = ServerUnderTest.parts(orders(shop, demand, server, orders), set);
            var parts = new ArrayList<LoadThreads.Part>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread;
                parts.add(() -> {
                    for (int i = first; i < sets.size(); i += THREADS) {
                        long start = System.nanoTime();
                        server.accept(sets.get(i));
                        latencies.add(System.nanoTime() - start);
                    }
                });
            }
            return LoadThreads.seconds(threads, parts);
        }
    }

    /**
     * Sends many orders per request.
     *
     * @param set number of orders per request
     */
    record HttpBatch(String name, double target, int set, int connections) implements LoadVariant {

        @Override
        public BenchShop.Demand demand() {
            return BenchShop.Demand.WIDE;
        }

        @Override
        public String timed() {
            return "a request of " + set + ", " + connections + " connections";
        }

        @Override
        public double seconds(ServerUnderTest server, BenchShop shop, int orders, LatencyRecord latencies) {
            var requests = ServerUnderTest.parts(orders(shop, demand(), server, orders), set).stream()
                    .map(part ->
                            part.stream().map(BenchShop::json).collect(Collectors.joining(",", "{\"orders\":[", "]}")))
                    .map(body -> HttpLoad.post("/v1/orders:batch", BenchShop.utf8(body)))
                    .toList();
            try (var load = new HttpLoad(server.port(), connections)) {
                return load.seconds(requests, 200, latencies);
            }
        }
    }

    /** Sends one order per request. */
    record HttpSingle(String name, double target, int connections) implements LoadVariant {

        @Override
        public BenchShop.Demand demand() {
            return BenchShop.Demand.WIDE;
        }

        @Override
        public String timed() {
            return "a request, " + connections + " connections";
        }

        @Override
        public double seconds(ServerUnderTest server, BenchShop shop, int orders, LatencyRecord latencies) {
            var requests = orders(shop, demand(), server, orders).stream()
                    .map(order -> HttpLoad.post("/v1/orders", BenchShop.utf8(BenchShop.json(order))))
                    .toList();
            try (var load = new HttpLoad(server.port(), connections)) {
                return load.seconds(requests, 201, latencies);
            }
        }
    }
}
