package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.support.RunningServer.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many clients change the same stock at once: nobody gets an error of the server, and the database sees hardly a
 * deadlock; before there was an order of locks, it saw one a second.
 */
@Tag("slow")
class ContentionTest {

    private static final long SEED = 20_261_129;
    private static final Duration LENGTH = Duration.ofSeconds(10);

    /** Requests of each client, also where the machine is slow. */
    private static final int REQUESTS_MIN = 6;

    /** The database looks for deadlocks after a second, so it may find one before the later of two gives up. */
    private static final long DEADLOCKS_MAX = 1;

    /** Messages of one feed at once; as many parts of another message come with them. */
    private static final int MESSAGES = 10;

    private static final int SKUS = 30;
    /** Few, so that orders lose races, wait, and are woken by the next feed. */
    private static final int UNITS = 8;

    private static final List<String> NODES = List.of("N1", "N2", "N3");

    /** One for each test: the database tells of a deadlock up to ten seconds late. */
    private final Shop shop = new Shop();

    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger requests = new AtomicInteger();

    @AfterEach
    void close() {
        shop.close();
    }

    /** One client; its requests follow each other. */
    private interface Client {
        Answer send(Random random, int number);
    }

    @Test
    void feedsOrdersHoldsCountsAndShipmentsAtOnceAreAllAnswered() throws Exception {
        NODES.forEach(node -> shop.node(node, 10));
        IntStream.range(0, SKUS).forEach(i -> shop.sku("sku-" + i));
        assertThat(shop.server.put("/v1/stock/feeds", """
                {"feeds": [{"name": "wms", "system": "wms", "staleSeconds": 86400}]}""").status()).isEqualTo(200);
        feed(new Random(SEED), 0);
        long before = deadlocks();

        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var end = System.nanoTime() + LENGTH.toNanos();
            var all = List.<Client>of(
                    (random, number) -> feed(random, number + 1),
                    (random, number) -> order(random, "a-" + number),
                    (random, number) -> order(random, "b-" + number),
                    (random, number) -> order(random, "c-" + number),
                    (random, number) -> batch(random, "d-" + number),
                    (random, number) -> hold(random, "h-" + number),
                    (random, _) -> count(random));
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < all.size(); i++) {
                var client = all.get(i);
                var random = new Random(SEED + i);
                running.add(clients.submit(() -> {
                    for (int number = 1; number <= REQUESTS_MIN || System.nanoTime() < end; number++) {
                        note(client.send(random, number));
                    }
                }));
            }
            running.add(clients.submit(() -> ship(end)));
            for (var client : running) {
                client.get();
            }
        }

        assertThat(faults).as(requests + " requests, seed " + SEED).isEmpty();
        assertThat(deadlocks() - before)
                .as("deadlocks in " + requests + " requests, seed " + SEED)
                .isLessThanOrEqualTo(DEADLOCKS_MAX);
        shop.consistent();
    }

    /** A partner who sends the files of all his stores at once, under one name. */
    @Test
    void messagesAndPartsOfOneFeedAtOnceWaitForEachOtherAndNoDeadlockIsSeen() throws Exception {
        shop.node("N9", 10);
        IntStream.range(0, MESSAGES).forEach(i -> shop.sku("part-" + i));
        assertThat(shop.server.put("/v1/stock/feeds", """
                {"feeds": [{"name": "stores", "system": "wms", "staleSeconds": 86400}]}""").status()).isEqualTo(200);
        long before = deadlocks();
        var at = Instant.now();

        var told = new ArrayList<Future<Answer>>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < MESSAGES; i++) {
                int n = i;
                var message = "\"sequence\":%d,\"at\":\"%s\"".formatted(n + 1, at);
                var part = "\"sequence\":100,\"at\":\"%s\",\"part\":%d,\"parts\":%d".formatted(at, n + 1, MESSAGES);
                told.add(clients.submit(() -> stores(message, n)));
                told.add(clients.submit(() -> stores(part, n)));
            }
        }

        for (var answer : told) {
            assertThat(answer.get().status()).as(answer.get().text()).isEqualTo(200);
        }
        assertThat(deadlocks() - before).isZero();
    }

    private Answer stores(String head, int sku) {
        return shop.server.post(
                "/v1/stock/feeds/stores",
                "{\"kind\":\"absolute\",%s,\"rows\":[{\"sku\":\"part-%d\",\"node\":\"N9\",\"units\":5}]}"
                        .formatted(head, sku));
    }

    private long deadlocks() {
        return shop.server
                .bean(Engine.class)
                .read(tx -> tx.sql("""
                select deadlocks
                from pg_stat_database
                where datname = current_database()""").first(rs -> rs.getLong(1)).orElseThrow());
    }

    private void note(Answer answer) {
        requests.incrementAndGet();
        if (answer.status() >= 500) {
            faults.add(answer.status() + " " + answer.text());
        }
    }

    /** Figures of every SKU at every node, in no order. */
    private Answer feed(Random random, int number) {
        var rows = new ArrayList<String>();
        for (var node : NODES) {
            for (int i = 0; i < SKUS; i++) {
                rows.add("{\"sku\":\"sku-%d\",\"node\":\"%s\",\"units\":%d}".formatted(i, node, random.nextInt(UNITS)));
            }
        }
        Collections.shuffle(rows, random);
        return shop.server.post(
                "/v1/stock/feeds/wms",
                "{\"kind\":\"absolute\",\"sequence\":%d,\"at\":\"%s\",\"rows\":[%s]}"
                        .formatted(number + 1, Instant.now(), String.join(",", rows)));
    }

    private Answer order(Random random, String reference) {
        return shop.server.post("/v1/orders", orderBody(random, reference));
    }

    private Answer batch(Random random, String reference) {
        return shop.server.post(
                "/v1/orders:batch",
                "{\"orders\":[%s,%s,%s,%s]}"
                        .formatted(
                                orderBody(random, reference + "-1"),
                                orderBody(random, reference + "-2"),
                                orderBody(random, reference + "-3"),
                                orderBody(random, reference + "-4")));
    }

    private static String orderBody(Random random, String reference) {
        var lines = new ArrayList<String>();
        long total = 0;
        for (int i = 1; i <= 1 + random.nextInt(4); i++) {
            int quantity = 1 + random.nextInt(3);
            total += quantity * 1_000L;
            lines.add("{\"line\":%d,\"sku\":\"sku-%d\",\"quantity\":%d,\"unitPriceMinor\":1000}"
                    .formatted(i, random.nextInt(SKUS), quantity));
        }
        var all = String.join(",", lines);
        return """
                {"channel":"web","reference":"%s","placedAt":"2026-11-23T10:15:30Z","currency":"USD",
                 "customer":{"name":"Ada","email":"ada@example.com"},
                 "shipTo":{"name":"Ada","line1":"1 Main St","city":"Chicago","postalCode":"60601","country":"US"},
                 "service":"standard","lines":[%s],"totalMinor":%d,
                 "payment":{"method":"collected","reference":"%s"}}""".formatted(reference, all, total, reference);
    }

    private Answer hold(Random random, String key) {
        int low = random.nextInt(SKUS / 2);
        int high = SKUS / 2 + random.nextInt(SKUS / 2);
        return shop.server.post("/v1/cart-holds", """
                {"channel":"web","key":"%s","seconds":60,"partial":true,"country":"US","postalCode":"60601",
                 "lines":[{"sku":"sku-%d","quantity":3},{"sku":"sku-%d","quantity":2}]}""".formatted(key, low, high));
    }

    private Answer count(Random random) {
        var counts = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            counts.add("{\"sku\":\"sku-%d\",\"node\":\"%s\",\"onHand\":%d}"
                    .formatted(random.nextInt(SKUS), NODES.get(random.nextInt(NODES.size())), random.nextInt(UNITS)));
        }
        return shop.server.post("/v1/stock:count", "{\"counts\":[%s]}".formatted(String.join(",", counts)));
    }

    /** Nodes ship what they are asked for. */
    private void ship(long end) {
        int done = 0;
        while (System.nanoTime() < end) {
            var asked = shop.partners.asked;
            for (; done < asked.size(); done++) {
                var body = asked.get(done).body();
                if (asked.get(done).path().endsWith("/fulfillments")) {
                    var lines = body.path("lines")
                            .valueStream()
                            .map(l -> "{\"line\":%s,\"quantity\":%d}"
                                    .formatted(
                                            l.path("line"), l.path("quantity").asLong()))
                            .toList();
                    var id = body.path("fulfillment").stringValue();
                    shop.shipped(id, "TRK-" + id, String.join(",", lines));
                }
            }
            Thread.onSpinWait();
        }
    }
}
