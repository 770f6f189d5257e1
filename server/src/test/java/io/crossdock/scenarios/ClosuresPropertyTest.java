package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.support.RunningServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Random orders, closures, reopenings, reallocations of nodes' and carriers' orders, and shipments, from several
 * threads. No unit is sold twice or lost, no order loses a unit, and in the end every order is decided, or waits with a
 * reason.
 */
@Tag("slow")
class ClosuresPropertyTest {

    private static final long SEED = Long.getLong("seed", 20261126L);
    private static final int THREADS = 3;
    private static final int STEPS = Integer.getInteger("steps", 40);
    private static final int NODES = 4;
    private static final int SKUS = 3;
    private static final long ON_HAND = 6;
    private static final List<String> SERVICES = List.of("standard", "express");

    private final Shop shop = new Shop();
    private final ConcurrentLinkedQueue<String> orders = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> moved = new ConcurrentLinkedQueue<>();

    @Test
    void noUnitIsSoldTwiceOrLostAndEveryOrderIsDecidedOrWaitsForAReason() throws Exception {
        try (shop;
                var threads = Executors.newFixedThreadPool(THREADS)) {
            stock();
            // Some nodes ship although they were recalled.
            shop.partners.before = asked -> {
                if (asked.path().endsWith(":recall") && (asked.path().hashCode() ^ SEED) % 4 == 0) {
                    ship(asked.path().replaceAll(".*/fulfillments/([^:]+):recall", "$1"));
                }
            };
            var work = IntStream.range(0, THREADS)
                    .<Callable<Void>>mapToObj(thread -> () -> work(thread))
                    .toList();
            for (var run : threads.invokeAll(work)) {
                run.get();
            }
            List<String> left = new ArrayList<>(orders);
            IntStream.range(0, NODES).forEach(n -> open("nodes", "N" + n));
            SERVICES.forEach(s -> open("services", s));

            settle(left);
            check(left);
        }
    }

    /** Waits until all decided orders have shipped and the others have no units. */
    private void settle(List<String> all) {
        try {
            shop.await(
                    () -> all.stream()
                            .map(this::unsettled)
                            .flatMap(List::stream)
                            .toList(),
                    List::isEmpty,
                    "unsettled; " + replay());
        } catch (AssertionError e) {
            throw new AssertionError(
                    e.getMessage()
                            + all.stream()
                                    .filter(o -> !unsettled(o).isEmpty())
                                    .map(this::story)
                                    .toList(),
                    e);
        }
    }

    private String story(String order) {
        return "\n" + order + ": "
                + shop.server.get("/v1/orders/" + order + "/timeline").text();
    }

    private static String replay() {
        return "replay with -Dseed=" + SEED;
    }

    private void stock() {
        for (int n = 0; n < NODES; n++) {
            var profile = n == 0 ? ",\"profile\":{\"cutoffs\":[{\"service\":\"standard\",\"time\":\"23:59\"}]}" : "";
            ok(shop.server.put("/v1/nodes", """
                    {"nodes":[{"code":"N%d","name":"N%d","kind":"store","country":"US","postalCode":"60601",
                     "latitude":41.88,"longitude":-87.62,"timeZone":"America/Chicago","handlingMinor":%d,
                     "orderMinor":0,"active":true%s}]}""".formatted(n, n, n * 100, profile)));
        }
        for (int s = 0; s < SKUS; s++) {
            shop.sku("S" + s);
            for (int n = 0; n < NODES; n++) {
                shop.stock("S" + s, "N" + n, ON_HAND);
            }
        }
    }

    private Void work(int thread) {
        var random = new Random(SEED * 31 + thread);
        var own = new ArrayList<String>();
        for (int step = 0; step < STEPS; step++) {
            var node = "N" + random.nextInt(NODES);
            var service = SERVICES.get(random.nextInt(SERVICES.size()));
            var sku = "S" + random.nextInt(SKUS);
            switch (random.nextInt(14)) {
                case 0, 1, 2, 3, 4 -> own.add(order("t" + thread + "-" + step, sku, 1 + random.nextInt(3)));
                case 5 -> close("nodes", node);
                case 6 -> open("nodes", node);
                case 7 -> close("services", service);
                case 8 -> open("services", service);
                case 9 -> move("/v1/nodes/" + node, "");
                case 10 -> move("/v1/nodes/" + node, ",\"sku\":\"" + sku + "\",\"units\":2");
                case 11, 12 -> move("/v1/services/" + service, "");
                default -> {
                    if (!own.isEmpty()) {
                        works(own.get(random.nextInt(own.size())), "at-node")
                                .limit(1)
                                .forEach(f -> ship(f.path("id").asString("")));
                    }
                }
            }
        }
        orders.addAll(own);
        return null;
    }

    /**
     * Places an order. Every second one waits for its authorization until the end: it has reserved units that no node
     * works on yet.
     */
    private String order(String reference, String sku, long quantity) {
        if (quantity % 2 == 1) {
            return shop.collected(reference, sku, quantity);
        }
        shop.partners.pending.add("tok_" + reference);
        return shop.order(reference, sku, quantity);
    }

    private void check(List<String> all) {
        shop.consistent();
        var views = all.stream().map(shop::view).toList();
        assertThat(views.stream().mapToLong(v -> line(v, "canceled")).sum())
                .as("units that orders lost; " + replay())
                .isZero();
        for (int s = 0; s < SKUS; s++) {
            var sku = "S" + s;
            var own = views.stream()
                    .filter(v -> v.at("/lines/0/sku").asString("").equals(sku))
                    .toList();
            long shipped = own.stream().mapToLong(v -> line(v, "shipped")).sum();
            assertThat(sum(sku, "onHand") + shipped)
                    .as("units of " + sku + "; " + replay())
                    .isEqualTo(NODES * ON_HAND);
            assertThat(sum(sku, "reserved"))
                    .as("reserved of " + sku + "; " + replay())
                    .isZero();
        }
        assertThat(moved).as("something was moved; " + replay()).contains("moved", "recalled", "kept");
    }

    /**
     * The order with its stage and units while it is unfinished, else nothing. An order is finished when it has
     * shipped, or waits without units. Also pays an unpaid order, and ships what nodes work on.
     */
    private List<String> unsettled(String order) {
        var view = shop.view(order);
        var held = shop.server
                .bean(Engine.class)
                .read(tx ->
                        shop.server.bean(Inventory.class).reserved(tx, List.of(Long.parseLong(order.substring(1)))));
        long units = held.stream().mapToLong(ReservedUnits::quantity).sum();
        boolean waits =
                view.path("stage").asString("").equals("backordered") && view.has("waiting") && !canBeServed(view);
        if (units == 0 && (waits || line(view, "shipped") == line(view, "ordered"))) {
            return List.of();
        }
        if (view.path("stage").asString("").equals("awaiting-authorization")) {
            shop.money("AUTHORISATION", order + "-auth", true);
        }
        works(view, "at-node").forEach(f -> ship(f.path("id").asString("")));
        return List.of(order + " " + view.path("stage").asString("") + " holds " + units);
    }

    private boolean canBeServed(JsonNode view) {
        return sum(view.at("/lines/0/sku").asString(""), "available") >= line(view, "ordered");
    }

    private static long line(JsonNode view, String figure) {
        return view.at("/lines/0/" + figure).asLong(0);
    }

    private Stream<JsonNode> works(String order, String stage) {
        return works(shop.view(order), stage);
    }

    private static Stream<JsonNode> works(JsonNode view, String stage) {
        return view.path("fulfillments")
                .valueStream()
                .filter(f -> f.path("stage").asString("").equals(stage));
    }

    /** Ships all units of a fulfillment. */
    private void ship(String fulfillment) {
        long id = Long.parseLong(fulfillment.substring(1));
        long units = shop.server
                .bean(Engine.class)
                .read(tx -> tx.sql("select sum(l.quantity) from fulfillment.line l where l.fulfillment = ?")
                        .value(id)
                        .first(rs -> rs.getLong(1))
                        .orElse(0L));
        shop.shipped(fulfillment, units, "TRK-" + fulfillment);
    }

    private void move(String what, String more) {
        var answer = shop.server.post(what + ":reallocate", "{\"preview\":false,\"reason\":\"test\"" + more + "}");
        ok(answer);
        answer.json()
                .path("orders")
                .valueStream()
                .forEach(o -> moved.add(o.path("result").asString("")));
    }

    private void close(String kind, String code) {
        ok(shop.server.post("/v1/" + kind + ":close", """
                {"closures": [{"%s": "%s",
                 "reason": "strike"}]}""".formatted(kind.substring(0, kind.length() - 1), code)));
    }

    private void open(String kind, String code) {
        ok(shop.server.post("/v1/" + kind + ":reopen", "{\"%s\": [{\"code\": \"%s\"}]}".formatted(kind, code)));
    }

    private static void ok(RunningServer.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    }

    private long sum(String sku, String figure) {
        return shop.server
                .get("/v1/skus/" + sku + "/stock")
                .json()
                .path("items")
                .valueStream()
                .mapToLong(level -> level.path(figure).asLong(-1))
                .sum();
    }
}
