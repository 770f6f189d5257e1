package io.crossdock.bench;

import io.crossdock.orders.NewOrder;
import io.crossdock.orders.OrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;

/** One way for orders into the product. */
sealed interface Variant {

    String name();

    Shop.Demand demand();

    /** What the ratio should reach. */
    double target();

    /** What the latencies are of. */
    String timed();

    /** Takes new orders in; seconds from first to last, without making them. */
    double seconds(ServerUnderTest server, Shop shop, int orders, Latencies latencies);

    private static List<NewOrder> orders(Shop shop, Shop.Demand demand, ServerUnderTest server, int count) {
        var orders = new ArrayList<NewOrder>(count);
        for (int i = 0; i < count; i++) {
            orders.add(shop.order(demand, new OrderId(server.nextId())));
        }
        return orders;
    }

    /**
     * The path behind intake, in this process, from two threads.
     *
     * @param set orders of one transaction
     */
    record InProcess(String name, Shop.Demand demand, double target, int set, ExecutorService threads)
            implements Variant {

        static final int SET = 512;
        static final int THREADS = 2;

        @Override
        public String timed() {
            return "a set of " + set;
        }

        @Override
        public double seconds(ServerUnderTest server, Shop shop, int orders, Latencies latencies) {
            var sets = ServerUnderTest.parts(orders(shop, demand, server, orders), set);
            var parts = new ArrayList<Threads.Part>();
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
            return Threads.seconds(threads, parts);
        }
    }

    /**
     * Many orders per request.
     *
     * @param set orders of one request
     */
    record HttpBatch(String name, double target, int set, int connections) implements Variant {

        @Override
        public Shop.Demand demand() {
            return Shop.Demand.WIDE;
        }

        @Override
        public String timed() {
            return "a request of " + set + ", " + connections + " connections";
        }

        @Override
        public double seconds(ServerUnderTest server, Shop shop, int orders, Latencies latencies) {
            var requests = ServerUnderTest.parts(orders(shop, demand(), server, orders), set).stream()
                    .map(part -> part.stream().map(Shop::json).collect(Collectors.joining(",", "{\"orders\":[", "]}")))
                    .map(body -> HttpLoad.post("/v1/orders:batch", Shop.utf8(body)))
                    .toList();
            try (var load = new HttpLoad(server.port(), connections)) {
                return load.seconds(requests, 200, latencies);
            }
        }
    }

    /** One order per request. */
    record HttpSingle(String name, double target, int connections) implements Variant {

        @Override
        public Shop.Demand demand() {
            return Shop.Demand.WIDE;
        }

        @Override
        public String timed() {
            return "a request, " + connections + " connections";
        }

        @Override
        public double seconds(ServerUnderTest server, Shop shop, int orders, Latencies latencies) {
            var requests = orders(shop, demand(), server, orders).stream()
                    .map(order -> HttpLoad.post("/v1/orders", Shop.utf8(Shop.json(order))))
                    .toList();
            try (var load = new HttpLoad(server.port(), connections)) {
                return load.seconds(requests, 201, latencies);
            }
        }
    }
}
