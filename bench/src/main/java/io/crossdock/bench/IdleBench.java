package io.crossdock.bench;

import io.crossdock.bench.load.BenchDatabase;
import io.crossdock.bench.load.BenchDatabase.Activity;
import io.crossdock.bench.load.BenchFailure;
import io.crossdock.bench.load.BenchShop;
import io.crossdock.bench.load.HttpLoad;
import io.crossdock.bench.load.LatencyRecord;
import io.crossdock.bench.load.ProcessTimes;
import io.crossdock.bench.load.RunFigures;
import io.crossdock.bench.load.RunPause;
import io.crossdock.bench.load.ServerUnderTest;
import io.crossdock.engine.Event;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import io.crossdock.orders.OrderId;
import io.crossdock.postgres.EmbeddedPostgres;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Measures what a server costs that has nothing to do, and how long an order waits that comes then: from the request to
 * the delivery of its first event.
 */
final class IdleBench implements AutoCloseable {

    private static final int SECONDS_MIN = 20;

    /** Time after which compilers rest, and stock has been verified once more; then nothing has happened since. */
    private static final int SETTLE_SECONDS = 90;

    private static final double TRANSACTIONS_MAX = 5;
    private static final double PERCENT_MAX = 1;
    private static final double WAIT_MS_MAX = 50;
    private static final int WARM_UP_ORDERS = 500;
    private static final int ORDERS = 30;
    private static final int PAUSE_MS = 400;
    private static final int DELIVERY_SECONDS_MAX = 30;
    private static final int CREATED = 201;

    /** Notes when captured orders arrive. */
    static final class ArrivalProbe implements Subscriber {
        private final LinkedBlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();

        @Override
        public String name() {
            return "bench-arrivals";
        }

        @Override
        public void on(Tx tx, List<Event> events) {
            long now = System.nanoTime();
            for (var event : events) {
                if (event.type().equals("order-captured")) {
                    arrivals.add(now);
                }
            }
        }
    }

    private final ProcessTimes times;
    private final BenchDatabase database;
    private final ServerUnderTest server;
    private final ArrivalProbe probe;
    private final BenchShop shop;
    private final PrintStream out;
    private boolean kept = true;

    IdleBench(EmbeddedPostgres postgres, String home, BenchShop shop, PrintStream out) {
        times = new ProcessTimes(postgres);
        this.shop = shop;
        this.out = out;
        database = BenchDatabase.migrated(postgres, "idle", "db/migration");
        server = ServerUnderTest.start(database, home, ArrivalProbe.class);
        probe = server.bean(ArrivalProbe.class);
        // Orders wait there, so that none has work that is due later.
        server.engine().pause("payment.authorize");
        server.engine().pause("notifications.send");
        server.open(shop);
        server.awaitMemory();
    }

    /** Whether no figure was too much. */
    boolean kept() {
        return kept;
    }

    RunFigures measure(int seconds) {
        orders(WARM_UP_ORDERS, 0);
        // What autovacuum would do in the next minutes.
        database.run("vacuum analyze");
        RunPause.milliseconds(TimeUnit.SECONDS.toMillis(SETTLE_SECONDS));
        double transactions = idle(Math.max(SECONDS_MIN, seconds));
        var waits = orders(ORDERS, PAUSE_MS);
        said("an order waits, p50", waits.ms(0.5), WAIT_MS_MAX, "ms");
        return new RunFigures(
                "idle, transactions",
                transactions,
                null,
                null,
                null,
                waits.ms(0.5),
                waits.ms(0.99),
                "request of an order to delivery of its first event",
                null);
    }

    /** @return transactions per second */
    private double idle(int seconds) {
        var activity = database.activity();
        var before = times.now();
        long start = System.nanoTime();
        RunPause.milliseconds(TimeUnit.SECONDS.toMillis(seconds));
        double took = System.nanoTime() - start;
        var used = times.since(before);
        double javaPercent = used.javaNanos() * 100 / took;
        double sqlPercent = used.postgresNanos() * 100 / took;
        var activityThen = database.activity();
        double perSecond = 1e9 / took;
        double transactions = (activityThen.transactions() - activity.transactions() - Activity.OWN) * perSecond;
        said("transactions", transactions, TRANSACTIONS_MAX, "a second");
        out.printf(
                Locale.ROOT,
                "syncs of the WAL: %.2f a second%n",
                (activityThen.syncs() - activity.syncs()) * perSecond);
        out.printf(Locale.ROOT, "Java: %.2f %% of a core; PostgreSQL: %.2f %%%n", javaPercent, sqlPercent);
        said("CPU", javaPercent + sqlPercent, PERCENT_MAX, "% of a core");
        return transactions;
    }

    private void said(String what, double figure, double most, String unit) {
        kept &= figure <= most;
        out.printf(
                Locale.ROOT,
                "%s: %.2f %s (at most %.0f) %s%n",
                what,
                figure,
                unit,
                most,
                figure <= most ? "OK" : "too much");
    }

    /** Sends orders, one after the other. @param pauseMs pause before each, in which nothing happens */
    private LatencyRecord orders(int count, int pauseMs) {
        var waits = new LatencyRecord();
        try (var http = new HttpLoad(server.port(), 1)) {
            for (int i = 0; i < count; i++) {
                // Not in step with anything that looks at whole or half seconds.
                RunPause.milliseconds(pauseMs * (100L + 9 * (i % 11)) / 100);
                var order = shop.order(BenchShop.Demand.WIDE, new OrderId(server.nextId()));
                var request = HttpLoad.post("/v1/orders", BenchShop.utf8(BenchShop.json(order)));
                probe.arrivals.clear();
                long start = System.nanoTime();
                http.seconds(List.of(request), CREATED, new LatencyRecord());
                waits.add(arrival() - start);
            }
        }
        return waits;
    }

    private long arrival() {
        try {
            var at = probe.arrivals.poll(DELIVERY_SECONDS_MAX, TimeUnit.SECONDS);
            if (at == null) {
                throw new BenchFailure("no event was delivered within " + DELIVERY_SECONDS_MAX + " s");
            }
            return at;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
