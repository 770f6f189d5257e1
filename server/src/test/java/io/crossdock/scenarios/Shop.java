package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.payments.PaymentView;
import io.crossdock.payments.Payments;
import io.crossdock.postgres.TestDatabase;
import io.crossdock.support.RunningServer;
import io.crossdock.support.ServerDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A retailer on a whole server of its own, and the steps of scenarios. */
final class Shop implements AutoCloseable {

    /** Holds at which an order waits until its channel has paid back. */
    private static final Set<String> OWED = Set.of("refund-owed", "rest-owed");

    /** A record, an exception or a class of the program, which says nothing to the people who read cases. */
    private static final Pattern PROGRAM_TEXT =
            Pattern.compile("\\w+\\[\\w+=|\\b(java|jakarta|org|tools|io\\.crossdock)\\.\\w+\\.\\w+|Exception");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Partners partners = new Partners();
    final RunningServer server;

    /** @param more further settings of the server */
    Shop(String... more) {
        this(ServerDatabase.fresh(), more);
    }

    /** A retailer whose database is there already. */
    Shop(TestDatabase database, String... more) {
        server = RunningServer.on(
                database,
                Stream.concat(Stream.of(partners.settings()), Stream.of(more)).toArray(String[]::new));
    }

    /** Adds a store in Chicago; its handling cost per unit decides which store is chosen first. */
    void node(String code, long handlingMinor) {
        ok(server.put("/v1/nodes", """
                {"nodes":[{"code":"%s","name":"%s","kind":"store","country":"US","postalCode":"60601","latitude":41.88,
                 "longitude":-87.62,"timeZone":"America/Chicago",
                 "handlingMinor":%d,"orderMinor":0,"active":true}]}""".formatted(code, code, handlingMinor)));
    }

    void sku(String code) {
        sku(code, 1_000);
    }

    void sku(String code, long priceMinor) {
        ok(server.put("/v1/skus", """
                {"skus":[{"code":"%s","name":"%s","unit":"each","weightGrams":300,"priceMinor":%d,
                 "currency":"USD"}]}""".formatted(code, code, priceMinor)));
    }

    /** @param others substitutes, the best first */
    void substitutes(String sku, String... others) {
        ok(server.put(
                "/v1/substitutes",
                "{\"substitutes\":[{\"sku\":\"%s\",\"skus\":[\"%s\"]}]}".formatted(sku, String.join("\",\"", others))));
    }

    /** Adds supply that is due at a node in {@code days} days. */
    void supply(String sku, String node, long units, int days) {
        var at = server.bean(Engine.class).read(tx -> tx.at()).plus(Duration.ofDays(days));
        ok(server.post("/v1/supplies:announce", """
                {"lines":[{"reference":"PO-%s","line":1,"sku":"%s","node":"%s","ordered":%d,"expectedAt":"%s",
                 "sequence":1}]}""".formatted(sku, sku, node, units, at)));
    }

    /** Receives units of supply. */
    void received(String sku, long units) {
        ok(server.post("/v1/supplies:receive", """
                {"receipts":[{"reference":"PO-%s","line":1,"sellable":%d,"damaged":0}]}""".formatted(sku, units)));
    }

    long free(String sku, String node) {
        for (var at : server.get("/v1/skus/" + sku + "/shared-stock?channel=web")
                .json()
                .path("items")) {
            if (at.path("node").asString("").equals(node)) {
                return at.path("units").asLong();
            }
        }
        return 0;
    }

    /** @param parts as the API takes them */
    void kit(String code, String parts) {
        sku(code);
        ok(server.put("/v1/kits", "{\"kits\":[{\"sku\":\"%s\",\"parts\":[%s]}]}".formatted(code, parts)));
    }

    void stock(String sku, String node, long onHand) {
        ok(server.post("/v1/stock:count", """
                {"counts":[{"sku":"%s","node":"%s","onHand":%d}]}""".formatted(sku, node, onHand)));
    }

    /** Places an order of units at 10.00 each, 5.00 for shipping, paid by card. @return its id */
    String order(String reference, String sku, long quantity) {
        return order(reference, sku, quantity, "{\"method\":\"card\",\"token\":\"tok_" + reference + "\"}");
    }

    /** The same, paid to the channel. */
    String collected(String reference, String sku, long quantity) {
        return order(reference, sku, quantity, "{\"method\":\"collected\",\"reference\":\"" + reference + "\"}");
    }

    /**
     * Places an order by card whose line says whether substitutes are allowed: {@code true}, {@code false} or
     * {@code null}.
     */
    String substitutable(String reference, String sku, long quantity, String allow) {
        return order(
                reference,
                sku,
                quantity,
                "{\"method\":\"card\",\"token\":\"tok_" + reference + "\"}",
                ",\"allowSubstitutes\":" + allow);
    }

    /** Places many orders of one unit by card, in one request. @return their ids */
    List<String> orders(List<String> references, String sku) {
        var bodies = references.stream()
                .map(reference ->
                        body(reference, sku, 1, "{\"method\":\"card\",\"token\":\"tok_" + reference + "\"}", ""))
                .toList();
        var answer = server.post("/v1/orders:batch", "{\"orders\":[" + String.join(",", bodies) + "]}");
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer.json()
                .path("results")
                .valueStream()
                .map(result -> result.at("/order/id").asString())
                .toList();
    }

    /** Places an order with the given payment, and any JSON fields after it. */
    String order(String reference, String sku, long quantity, String payment) {
        return order(reference, sku, quantity, payment, "");
    }

    private String order(String reference, String sku, long quantity, String payment, String lineEnd) {
        var answer = server.post("/v1/orders", body(reference, sku, quantity, payment, lineEnd));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").stringValue();
    }

    private static String body(String reference, String sku, long quantity, String payment, String lineEnd) {
        return """
                {"channel":"web","reference":"%s","placedAt":"2026-11-23T10:15:30Z","currency":"USD",
                 "customer":{"name":"Ada","email":"ada@example.com"},
                 "shipTo":{"name":"Ada","line1":"1 Main St","city":"Chicago","postalCode":"60601","country":"US"},
                 "service":"standard","lines":[{"line":1,"sku":"%s","quantity":%d,"unitPriceMinor":1000%s}],
                 "shippingMinor":500,"totalMinor":%d,
                 "payment":%s}""".formatted(reference, sku, quantity, lineEnd, quantity * 1000 + 500, payment);
    }

    private static void ok(RunningServer.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    }

    private JsonNode paidBack(String order) {
        var view = view(order);
        long owed = view.at("/payment/owedMinor").asLong();
        if (owed > 0 && OWED.contains(view.path("stage").asString(""))) {
            ok(server.post(
                    "/v1/orders/" + order + ":refunded",
                    "{\"amountMinor\":%d,\"evidence\":\"the channel's report\"}".formatted(owed)));
        }
        return view;
    }

    JsonNode view(String order) {
        return server.get("/v1/orders/" + order).json();
    }

    /** The order's fulfillment at a node, once it is at a stage. */
    String fulfillment(String order, String node, String stage) {
        var found = await(
                () -> view(order),
                v -> find(v, node, stage) != null,
                order + " has no fulfillment at " + node + ", " + stage);
        return find(found, node, stage);
    }

    private static String find(JsonNode order, String node, String stage) {
        return order.path("fulfillments").values().stream()
                .filter(f -> f.path("node").asString("").equals(node)
                        && f.path("stage").asString("").equals(stage))
                .map(f -> f.path("id").asString(""))
                .findFirst()
                .orElse(null);
    }

    /** Waits for a stage. A channel pays at once what it owes, unless the hold for that is what is waited for. */
    JsonNode stage(String order, String stage) {
        return await(
                () -> OWED.contains(stage) ? view(order) : paidBack(order),
                v -> v.path("stage").asString("").equals(stage),
                order + " does not come to " + stage);
    }

    /** The request of a partner whose path ends with {@code end}; waits for it. */
    Partners.Asked asked(String end) {
        return await(() -> partners.asked(end), a -> !a.isEmpty(), "nobody was asked at " + end)
                .getFirst();
    }

    <T> T await(Supplier<T> look, Predicate<T> until, String otherwise) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var seen = look.get();
        while (!until.test(seen)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(otherwise + ": " + seen);
            }
            try {
                Thread.sleep(30);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            seen = look.get();
        }
        return seen;
    }

    /** The last parcel of the work, with units of line 1: others are missing at the node. */
    void shipped(String fulfillment, long quantity, String tracking) {
        shipped(fulfillment, tracking, "{\"line\":1,\"quantity\":%d}".formatted(quantity));
    }

    /** The last parcel of the work. @param lines lines as a node reports them */
    void shipped(String fulfillment, String tracking, String lines) {
        ok(nodes("""
                {"events":[{"id":"e-%s","type":"shipped","fulfillment":"%s","lines":[%s],"complete":true,
                 "carrier":"UPS","tracking":"%s"}]}""".formatted(fulfillment, fulfillment, lines, tracking)));
    }

    /** A parcel of the work, with units of line 1; more may come. */
    void parcelLeft(String fulfillment, long quantity, String tracking) {
        ok(nodes("""
                {"events":[{"id":"e-%s","type":"shipped","fulfillment":"%s","lines":[{"line":1,"quantity":%d}],
                 "carrier":"UPS","tracking":"%s"}]}""".formatted(tracking, fulfillment, quantity, tracking)));
    }

    /** Sends a body as the node system does. */
    RunningServer.Answer nodes(String body) {
        return sent("/v1/connectors/nodes/events", body);
    }

    /** Sends a body as the carrier does. */
    RunningServer.Answer carriers(String body) {
        return sent("/v1/connectors/carriers/events", body);
    }

    /** Open cases of a kind. */
    List<JsonNode> cases(String kind) {
        return server.get("/v1/cases?limit=500&kind=" + kind)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    /** The open case of a kind about a subject; waits for it. */
    JsonNode openCase(String kind, String subject) {
        return await(
                        () -> cases(kind).stream()
                                .filter(c -> c.path("subject").asString("").equals(subject))
                                .toList(),
                        found -> !found.isEmpty(),
                        "no case " + kind + " about " + subject)
                .getFirst();
    }

    void parcel(String tracking, String status, String message) {
        ok(carriers("""
                {"id":"evt","object":"Event","description":"tracker.updated",
                 "result":{"object":"Tracker","tracking_code":"%s","carrier":"UPS","status":"%s",
                 "status_detail":"%s",
                 "tracking_details":[{"status":"%s","datetime":"%s","message":"%s"}]}}""".formatted(
                        tracking,
                        status,
                        status.equals("failure") ? "lost" : "status_update",
                        status,
                        server.bean(Engine.class).read(tx -> tx.at()),
                        message)));
    }

    /** The carrier says that a parcel is lost, and a person agrees. */
    void lost(String fulfillment, String tracking) {
        parcel(tracking, "failure", "Package lost");
        untilAt(fulfillment, "reported-lost");
        decide(fulfillment, "lost", "");
    }

    /** Decides on a hold. */
    void decide(String subject, String resolution, String note) {
        ok(server.post(
                "/v1/subjects/" + subject + ":resolve",
                "{\"resolution\":\"%s\",\"note\":\"%s\"}".formatted(resolution, note)));
    }

    /** Waits until a subject is at a stage. */
    void untilAt(String subject, String stage) {
        long id = Long.parseLong(subject.substring(1));
        await(
                () -> server.bean(Engine.class).read(tx -> EngineQueries.standing(tx, List.of(id))),
                found -> found.stream().anyMatch(s -> s.stage().equals(stage)),
                subject + " does not come to " + stage);
    }

    /** Reports sellable units of line 1 as returned. */
    void arrived(String returned, long quantity) {
        arrived(returned, 1, quantity);
    }

    void arrived(String returned, int line, long quantity) {
        ok(nodes("""
                {"events":[{"id":"e-%s","type":"return-received","return":"%s",
                 "dispositions":[{"line":%d,"quantity":%d,
                 "disposition":"sellable"}]}]}""".formatted(returned, returned, line, quantity)));
    }

    private RunningServer.Answer sent(String path, String body) {
        return server.send(server.request(path)
                .header("Content-Type", "application/json")
                .header("X-Hmac-Signature", Partners.signature(body))
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    }

    void money(String code, String key, boolean success) {
        ok(server.post("/v1/connectors/adyen/notifications", partners.notification(code, key, success)));
    }

    PaymentView payment(String order) {
        var engine = server.bean(Engine.class);
        var id = Long.parseLong(order.substring(1));
        return engine.read(tx -> server.bean(Payments.class).of(tx, List.of(id)))
                .getFirst();
    }

    /** Requires that every invariant holds, as operators check it. */
    void consistent() {
        assertThat(server.post("/v1/invariants:check", "")
                        .json()
                        .path("violations")
                        .toString())
                .isEqualTo("[]");
        assertThat(texts()).as("texts for people").noneMatch(PROGRAM_TEXT.asPredicate());
    }

    /** Details of cases, and the reasons of stages that are tried again. */
    private List<String> texts() {
        return server.bean(Engine.class).read(tx -> tx.sql("""
                select c.detail as text from cases.case c
                union all
                select e.data ->> 'reason' from engine.log e
                where e.type in ('retrying', 'gave-up', 'stuck') and e.data ->> 'reason' is not null
                """).rows(rs -> rs.getString("text")));
    }

    /** Ends like {@link #close}, but for the database, which is the next shop's. */
    TestDatabase halt() {
        var database = server.halt();
        partners.close();
        return database;
    }

    @Override
    public void close() {
        server.close();
        partners.close();
    }
}
