package io.crossdock.bench;

import io.crossdock.bench.load.BenchDatabase;
import io.crossdock.bench.load.BenchFailure;
import io.crossdock.bench.load.BenchShop;
import io.crossdock.bench.load.LatencyRecord;
import io.crossdock.bench.load.LoadVariant;
import io.crossdock.bench.load.RunFigures;
import io.crossdock.bench.load.RunPause;
import io.crossdock.bench.load.ServerUnderTest;
import io.crossdock.engine.Event;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.OrderId;
import io.crossdock.postgres.EmbeddedPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Measures the time from a commit to the delivery of its events. Orders are captured at half of the highest rate of
 * this server with its subscribers running; a subscriber of the bench records their arrival. There is no floor, since
 * an event can't be delivered before its commit.
 */
final class SubscribersBench implements AutoCloseable {

    private static final int SET = 64;
    private static final int WARM_UP_SECONDS = 6;
    private static final int DRAIN_SECONDS_MAX = 60;
    private static final String LAST_FACT = "order-promised";

    /** Records the arrival of each captured order's last event. */
    static final class Probe implements Subscriber {
        private final Map<Long, Long> seen = new ConcurrentHashMap<>();

        @Override
        public String name() {
            return "bench-probe";
        }

        @Override
        public void on(Tx tx, List<Event> events) {
            long now = System.nanoTime();
            for (var event : events) {
                if (event.type().equals(LAST_FACT)) {
                    seen.put(event.subject(), now);
                }
            }
        }
    }

    private final ServerUnderTest server;
    private final Probe probe;
    private final BenchShop shop;
    private final ExecutorService threads;

    SubscribersBench(EmbeddedPostgres postgres, String home, long seed, ExecutorService threads) {
        this.threads = threads;
        shop = new BenchShop(seed);
        server = ServerUnderTest.start(
                BenchDatabase.migrated(postgres, "subscribers", "db/migration"), home, Probe.class);
        probe = server.bean(Probe.class);
        // Orders wait here, as with a slow provider: the load is capture and its log only.
        server.engine().pause("payment.authorize");
        server.engine().pause("notifications.send");
        server.open(shop);
    }

    RunFigures measure(int seconds) {
        double most = most();
        drain();
        probe.seen.clear();
        double half = most / 2;
        var committed = paced(half, seconds);
        drain(committed);
        var latencies = new LatencyRecord();
        committed.forEach((order, at) ->
                latencies.add(Math.max(0, probe.seen.getOrDefault(order, Long.MAX_VALUE) - at)));
        return new RunFigures(
                "subscribers",
                half,
                null,
                null,
                null,
                latencies.ms(0.5),
                latencies.ms(0.99),
                "commit to delivery at half of " + Math.round(most) + "/s",
                null);
    }

    /** Measures orders per second with two threads at full speed. */
    private double most() {
        var inProcess = new LoadVariant.InProcess("load", BenchShop.Demand.WIDE, 0, SET, threads);
        double rate = 0;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WARM_UP_SECONDS);
        do {
            int count = 64 * SET;
            rate = count / inProcess.seconds(server, shop, count, new LatencyRecord());
        } while (System.nanoTime() < end);
        return rate;
    }

    /** Captures at a steady rate from one thread; returns the commit time of each order. */
    private Map<Long, Long> paced(double rate, int seconds) {
        var committed = new ConcurrentHashMap<Long, Long>();
        var sets = new ArrayList<List<NewOrder>>();
        for (int i = 0; i < rate * seconds / SET; i++) {
            var set = new ArrayList<NewOrder>(SET);
            for (int j = 0; j < SET; j++) {
                set.add(shop.order(BenchShop.Demand.WIDE, new OrderId(server.nextId())));
            }
            sets.add(set);
        }
        long start = System.nanoTime();
        for (int i = 0; i < sets.size(); i++) {
            long due = start + (long) (i * SET / rate * 1e9);
            long wait = due - System.nanoTime();
            if (wait > 0) {
                RunPause.milliseconds(TimeUnit.NANOSECONDS.toMillis(wait));
            }
            server.accept(sets.get(i));
            long now = System.nanoTime();
            sets.get(i).forEach(order -> committed.put(order.id().value(), now));
        }
        return committed;
    }

    private void drain() {
        int before;
        do {
            before = probe.seen.size();
            RunPause.milliseconds(1_000);
        } while (probe.seen.size() > before);
    }

    private void drain(Map<Long, Long> committed) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS_MAX);
        while (!probe.seen.keySet().containsAll(committed.keySet())) {
            if (System.nanoTime() > end) {
                throw new BenchFailure("not all events were delivered within " + DRAIN_SECONDS_MAX + " s");
            }
            RunPause.milliseconds(20);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
