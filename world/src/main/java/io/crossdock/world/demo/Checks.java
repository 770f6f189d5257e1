package io.crossdock.world.demo;

import io.crossdock.world.World;
import io.crossdock.world.payments.Ledger;
import io.crossdock.world.retailer.StockSpec;
import io.crossdock.world.traffic.Book;
import io.crossdock.world.traffic.CrossdockClient;
import io.crossdock.world.traffic.Traffic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** Compares Crossdock's answers with the records of the outside world. Each violation is one sentence. */
final class Checks {

    private static final int PAGE = 100;
    private static final int SENTENCES_MAX = 200;
    private static final int AT_ONCE = 8;

    private final CrossdockClient crossdock;
    private final World world;
    private final Traffic traffic;
    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> byEndState = new TreeMap<>();
    private final AtomicLong invoiced = new AtomicLong();
    private final AtomicLong captured = new AtomicLong();
    private final AtomicLong refunded = new AtomicLong();
    private long lost;
    private long oversold;

    Checks(CrossdockClient crossdock, World world, Traffic traffic) {
        this.crossdock = crossdock;
        this.world = world;
        this.traffic = traffic;
    }

    void run() {
        invariants();
        List<JsonNode> orders = orders();
        acknowledged(orders);
        money(orders);
        goods();
        mail();
        traffic.book().complaints().forEach(this::violated);
        if (world.webhooksRefused() > 0) {
            violated(world.webhooksRefused() + " webhooks of the outside world were refused by Crossdock for good");
        }
        if (world.agenda().failed() > 0) {
            violated(world.agenda().failed() + " jobs of the simulation itself failed; see the log");
        }
    }

    /** Reads the result of Crossdock's own invariants. */
    private void invariants() {
        CrossdockClient.Answer answer = crossdock.call("POST", "/v1/invariants:check", Map.of(), new byte[0]);
        if (!answer.done() || !answer.body().path("violations").isArray()) {
            violated("POST /v1/invariants:check was answered with " + answer.status());
        }
        answer.body()
                .path("violations")
                .forEach(violation ->
                        violated("Crossdock: " + (violation.isString() ? violation.asString() : violation)));
    }

    private List<JsonNode> orders() {
        List<JsonNode> orders = new ArrayList<>();
        String cursor = "";
        do {
            CrossdockClient.Answer page =
                    crossdock.get("/v1/orders?limit=" + PAGE + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            if (!page.done()) {
                violated("GET /v1/orders was answered with " + page.status());
                return orders;
            }
            page.body().path("items").forEach(orders::add);
            cursor = page.body().path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        return orders;
    }

    /** Checks that every acknowledged order exists exactly once, under the acknowledged id. */
    private void acknowledged(List<JsonNode> orders) {
        Map<String, List<String>> ids = new HashMap<>();
        for (JsonNode order : orders) {
            String key = order.path("channel").asString("")
                    + '/'
                    + order.path("reference").asString("");
            ids.computeIfAbsent(key, _ -> new ArrayList<>())
                    .add(order.path("id").asString(""));
            byEndState.merge(endState(order), 1L, Long::sum);
        }
        traffic.book().acknowledged().forEach((key, id) -> {
            List<String> known = ids.getOrDefault(key, List.of());
            if (known.isEmpty()) {
                lost++;
                violated("order " + key + " was acknowledged but is lost");
            } else if (known.size() > 1 || !id.isEmpty() && !known.contains(id)) {
                violated("order " + key + " was acknowledged as " + id + " but exists as " + known);
            }
        });
    }

    private static String endState(JsonNode order) {
        for (String field : List.of("endState", "stage", "state")) {
            String text = order.path(field).asString("");
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "unknown";
    }

    /** Checks the money of every order: Crossdock's own figures, and for cards the provider's ledger too. */
    private void money(List<JsonNode> orders) {
        Ledger ledger = world.paymentLedger();
        ledger.doubleChargeDetails().forEach(this::violated);
        Map<String, Long> byCard = new ConcurrentHashMap<>(ledger.capturedByToken());
        AtomicLong cardsRefunded = new AtomicLong();
        Semaphore atOnce = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (JsonNode order : orders) {
                atOnce.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        moneyOf(order, byCard, cardsRefunded);
                    } finally {
                        atOnce.release();
                    }
                });
            }
        }
        long provider = ledger.refundedMinor().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        if (provider != cardsRefunded.get()) {
            violated("the provider refunded " + provider + " but Crossdock says " + cardsRefunded);
        }
    }

    private void moneyOf(JsonNode listed, Map<String, Long> byCard, AtomicLong cardsRefunded) {
        JsonNode order = listed.has("payment") && listed.path("payment").has("capturedMinor")
                ? listed
                : crossdock.get("/v1/orders/" + listed.path("id").asString("")).body();
        JsonNode payment = order.path("payment");
        long orderCaptured = payment.path("capturedMinor").asLong();
        captured.addAndGet(orderCaptured);
        invoiced.addAndGet(payment.path("invoicedMinor").asLong());
        refunded.addAndGet(payment.path("refundedMinor").asLong());
        if (!order.path("closedAt").isString()) {
            return; // Payments are still under way; an order that has not ended is reported elsewhere.
        }
        String name =
                order.path("id").asString("") + " (" + order.path("reference").asString("") + ')';
        if (orderCaptured != payment.path("invoicedMinor").asLong()) {
            violated("order " + name + " captured " + orderCaptured + " and invoiced "
                    + payment.path("invoicedMinor").asLong());
        }
        boolean elsewhere = payment.path("method").asString("").equals("collected");
        long had = elsewhere ? payment.path("authorizedMinor").asLong() : orderCaptured;
        if (payment.path("refundedMinor").asLong() > had) {
            violated("order " + name + " refunded more than it captured");
        }
        if (payment.path("owedMinor").asLong() > 0) {
            violated("order " + name + " has ended, and its channel owes "
                    + payment.path("owedMinor").asLong());
        }
        if (order.path("channel").asString("").equals("shop")) {
            cardsRefunded.addAndGet(payment.path("refundedMinor").asLong());
            long provider = byCard.getOrDefault("tok_" + order.path("reference").asString(""), 0L);
            if (provider != orderCaptured) {
                violated(
                        "order " + name + " captured " + orderCaptured + " but the provider's ledger says " + provider);
            }
            if (provider > order.path("totalMinor").asLong(Long.MAX_VALUE)) {
                violated("order " + name + " was charged " + provider + ", more than its total");
            }
        }
    }

    /** Checks that no node shipped units that it never had. */
    private void goods() {
        Map<String, Long> had = new HashMap<>(traffic.restocked());
        for (StockSpec stock : world.retailer().firstStock()) {
            had.merge(stock.node() + ' ' + stock.sku(), stock.onHand(), Long::sum);
        }
        world.shippedUnits().forEach((place, units) -> {
            long over = units - had.getOrDefault(place, 0L);
            if (over > 0) {
                oversold += over;
                violated(place + ": shipped " + over + " units more than it ever had");
            }
        });
    }

    private void mail() {
        if (world.mailbox().unnamed() > 0) {
            violated(world.mailbox().unnamed() + " mails carry no message id");
        }
        if (world.mailbox().mails() == 0 && traffic.book().size() > 0) {
            violated("no mail was sent");
        }
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    private void violated(String sentence) {
        if (violations.size() < SENTENCES_MAX) {
            violations.add(sentence);
        }
    }

    /**
     * Makes the report of a run.
     *
     * @param stuck number of subjects that had not ended
     */
    DemoReport report(DemoOptions options, Overview overview, long stuck, double seconds) {
        Book book = traffic.book();
        if (!traffic.sentAll()) {
            violated("only " + traffic.sent() + " of " + options.orders() + " orders were sent in time, and "
                    + book.size() + " acknowledged");
        }
        if (stuck > 0) {
            violated(stuck + " subjects have not ended: " + overview.open());
        }
        Map<String, Long> counts = new TreeMap<>(book.counts());
        counts.put("sameDayRefused", book.refused());
        counts.put("mails", world.mailbox().mails());
        counts.put("duplicateMails", world.mailbox().duplicates());
        return new DemoReport(
                book.size(),
                byEndState,
                book.counted("resent") + book.counted("otherBodyRefused"),
                lost,
                oversold,
                stuck,
                world.paymentLedger().doubleCharges(),
                captured.get(),
                invoiced.get(),
                refunded.get(),
                overview.cases(),
                seconds,
                List.copyOf(violations),
                options.seed(),
                options.faults().name(),
                options.kills(),
                counts);
    }
}
