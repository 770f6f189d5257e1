package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.support.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Orders that waited because of a closure go on after it ends, in their turn. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReopeningTest {

    private final Shop shop = new Shop();

    @AfterEach
    void reopen() {
        open("services", "standard");
        open("services", "express");
    }

    @AfterAll
    void close() {
        shop.consistent();
        shop.close();
    }

    @Test
    void anOrderThatNoServiceCarriesIsDecidedOnceAndWokenWhenTheServiceWorksAgain() {
        stocked("A1", "mug", 50);
        close("services", "standard", "");
        close("services", "express", "");
        var orders = IntStream.range(0, 20)
                .mapToObj(i -> shop.collected("mug-" + i, "mug", 1))
                .toList();
        orders.forEach(order -> shop.stage(order, "backordered"));

        var waiting = shop.server.get("/v1/skus/mug/waiting?limit=3").json();
        assertThat(waiting.path("items").valueStream().map(w -> w.path("order").asString("")))
                .containsExactlyElementsOf(orders.subList(0, 3));
        assertThat(waiting.at("/items/0/keptBack").asString("")).isEqualTo("no service leaves there");
        assertThat(shop.view(orders.getFirst()).at("/waiting/0/keptBack").asString(""))
                .isEqualTo("no service leaves there");
        settled();
        assertThat(orders).allSatisfy(order -> assertThat(decisions(order)).isEqualTo(1));
        open("services", "express");

        orders.forEach(order -> shop.fulfillment(order, "A1", "at-node"));
        assertThat(orders).allSatisfy(order -> assertThat(decisions(order)).isEqualTo(2));
        assertThat(shop.server.get("/v1/skus/mug/waiting").json().path("items").size())
                .isZero();
    }

    @Test
    void thePlannedEndOfAClosureWakesThem() {
        stocked("B1", "cup", 5);
        var end = Instant.now().plusSeconds(4);
        close("services", "standard", ", \"until\": \"" + end + "\"");
        close("services", "express", "");
        var order = shop.collected("cup-1", "cup", 1);
        shop.stage(order, "backordered");

        shop.fulfillment(order, "B1", "at-node");

        assertThat(Instant.now()).isAfterOrEqualTo(end);
    }

    @Test
    void aNodeThatOpensAgainWakesThoseWhoWaitForItsUnits() {
        stocked("C1", "pan", 5);
        close("nodes", "C1", "");
        var order = shop.collected("pan-1", "pan", 1);
        shop.stage(order, "backordered");
        settled();
        assertThat(decisions(order)).isEqualTo(1);

        open("nodes", "C1");

        shop.fulfillment(order, "C1", "at-node");
    }

    @Test
    void whoIsKeptBackDoesNotTakeTheTurnOfThoseWhoCanBeServed() {
        stocked("D1", "lid", 0);
        close("services", "standard", "");
        close("services", "express", "");
        var first = shop.collected("lid-1", "lid", 1);
        shop.stage(first, "backordered");
        var pickedUp = pickup("lid-2", "lid", "D1");
        shop.stage(pickedUp, "backordered");

        shop.stock("lid", "D1", 1);

        shop.fulfillment(pickedUp, "D1", "at-store");
        shop.stage(first, "backordered");
    }

    @Test
    void theRankOfTheTableWaitingIsAHeadStart() {
        stocked("E1", "jar", 0);
        rank(2, "[{name: gold, when: {tier: gold}, then: {rank: 2}}]");
        var plain = shop.collected("jar-1", "jar", 1);
        shop.stage(plain, "backordered");
        var gold = tier("jar-2", "jar", "gold");
        shop.stage(gold, "backordered");

        var waiting = shop.server.get("/v1/skus/jar/waiting").json().path("items");
        assertThat(waiting.valueStream()
                        .map(w -> w.path("order").asString("") + " "
                                + w.path("rank").asInt(-1)))
                .containsExactly(gold + " 2", plain + " 0");
        assertThat(shop.server
                        .get("/v1/skus/jar/waiting?limit=1&cursor="
                                + shop.server
                                        .get("/v1/skus/jar/waiting?limit=1")
                                        .json()
                                        .path("nextCursor")
                                        .asString(""))
                        .json()
                        .at("/items/0/order")
                        .asString(""))
                .isEqualTo(plain);
        shop.stock("jar", "E1", 1);
        shop.fulfillment(gold, "E1", "at-node");
        shop.stage(plain, "backordered");
        rank(3, "[]");
    }

    @Test
    void aTableThatCanNotBeIsRefusedAndSoIsAQuery() {
        var wrong = yaml("/v1/policies:check", """
                table: waiting
                version: 9
                hit: first
                rules: [{name: a, when: {mood: good}, then: {rank: 6}}]
                otherwise: {}
                """);

        assertThat(wrong.text())
                .contains("/rules/0/when/mood")
                .contains("/rules/0/then/rank")
                .contains("/otherwise");
        stocked("F1", "tub", 0);
        var query = shop.server.get("/v1/skus/tub/waiting?limit=0&cursor=x");
        assertThat(query.json().path("violations").findValues("pointer"))
                .extracting(JsonNode::stringValue)
                .containsExactlyInAnyOrder("/limit", "/cursor");
        assertThat(shop.server.get("/v1/skus/unicorn/waiting").status()).isEqualTo(404);
    }

    /** Adds a node with units of a SKU. */
    private void stocked(String node, String sku, long units) {
        ok(shop.server.put("/v1/nodes", """
                {"nodes":[{"code":"%s","name":"%s","kind":"store","country":"US","postalCode":"60601","latitude":41.88,
                 "longitude":-87.62,"timeZone":"America/Chicago","handlingMinor":10,"orderMinor":0,"active":true,
                 "profile":{"kinds":["ship","pickup"]}}]}""".formatted(node, node)));
        shop.sku(sku);
        shop.stock(sku, node, units);
        // The event of this stock wakes whoever waits when it is read. That is right, but not the subject of these
        // tests.
        settled();
    }

    private void close(String kind, String code, String more) {
        ok(shop.server.post("/v1/" + kind + ":close", """
                {"closures": [{"%s": "%s",
                 "reason": "strike"%s}]}""".formatted(kind.substring(0, kind.length() - 1), code, more)));
    }

    private void open(String kind, String code) {
        ok(shop.server.post("/v1/" + kind + ":reopen", "{\"%s\": [{\"code\": \"%s\"}]}".formatted(kind, code)));
    }

    private String pickup(String reference, String sku, String node) {
        return shop.order(
                reference,
                sku,
                1,
                "{\"method\":\"collected\",\"reference\":\"%s\"},\"fulfillment\":\"pickup\",\"node\":\"%s\""
                        .formatted(reference, node));
    }

    private String tier(String reference, String sku, String tier) {
        var answer = shop.server.post("/v1/orders", """
                {"channel":"web","reference":"%s","placedAt":"2026-11-23T10:15:30Z","currency":"USD",
                 "customer":{"name":"Ada","email":"ada@example.com","tier":"%s"},
                 "shipTo":{"name":"Ada","line1":"1 Main St","city":"Chicago","postalCode":"60601","country":"US"},
                 "service":"standard","lines":[{"line":1,"sku":"%s","quantity":1,"unitPriceMinor":1000}],
                 "shippingMinor":500,"totalMinor":1500,
                 "payment":{"method":"collected","reference":"%s"}}""".formatted(reference, tier, sku, reference));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").stringValue();
    }

    private void rank(int version, String rules) {
        ok(yaml("/v1/policies", """
                table: waiting
                version: %d
                hit: first
                rules: %s
                otherwise: {rank: 0}
                """.formatted(version, rules)));
        ok(shop.server.post("/v1/policies/waiting/versions/" + version + ":activate", ""));
    }

    private RunningServer.Answer yaml(String path, String document) {
        return shop.server.send(shop.server
                .request(path)
                .header("content-type", "application/yaml")
                .POST(BodyPublishers.ofString(document)));
    }

    private static void ok(RunningServer.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    }

    /** Waits until the subscriber that wakes orders has read all events so far, and those that followed from them. */
    private void settled() {
        for (int i = 0; i < 3; i++) {
            long last = shop.server.bean(Engine.class).end().number();
            shop.await(
                    () -> position("select s.number from engine.subscriber s where s.name = 'backorders'"),
                    p -> p >= last,
                    "backorders are late");
        }
    }

    private long position(String sql) {
        return shop.server
                .bean(Engine.class)
                .read(tx -> tx.sql(sql).first(rs -> rs.getLong(1)).orElse(0L));
    }

    private long decisions(String order) {
        long id = Long.parseLong(order.substring(1));
        return shop.server
                .bean(Engine.class)
                .read(tx -> tx.sql("select count(*) from sourcing.decision d where d.order_id = ?")
                        .value(id)
                        .first(rs -> rs.getLong(1))
                        .orElse(0L));
    }
}
