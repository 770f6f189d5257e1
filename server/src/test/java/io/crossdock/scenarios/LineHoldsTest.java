package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.policy.Policies;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * Holds of lines of many orders by SKU, and of orders that are sent complete; scenarios/line-hold-*.yaml has the rest.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineHoldsTest {

    private final Shop shop = new Shop();

    @BeforeAll
    void open() {
        shop.node("A", 10);
        List.of("mug", "vase", "jug", "urn").forEach(shop::sku);
        shop.stock("mug", "A", 100);
    }

    @AfterAll
    void close() {
        shop.consistent();
        shop.close();
    }

    @Test
    void linesOfASkuAreHeldInManyOrdersAndTheOthersLeave() {
        var first = waiting("sku-1", "vase");
        var second = waiting("sku-2", "vase");
        var other = waiting("sku-3", "jug");

        var answer = shop.server.post(
                "/v1/orders:hold",
                "{\"orders\":[\"%s\",\"%s\",\"%s\"],\"type\":\"legal\",\"reasonCode\":\"lot\",\"skus\":[\"vase\"]}"
                        .formatted(first, second, other));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json()
                        .path("results")
                        .valueStream()
                        .map(r -> r.path("outcome").asString("")))
                .containsExactly("placed", "placed", "line-not-found");
        shop.stock("vase", "A", 10);
        for (var order : List.of(first, second)) {
            shop.fulfillment(order, "A", "at-node");
            assertThat(lines(shop.stage(order, "in-fulfillment"))).containsExactly(1);
        }
        assertThat(shop.server
                        .post(
                                "/v1/orders:release-hold",
                                "{\"orders\":[\"%s\",\"%s\"],\"type\":\"legal\"}".formatted(first, second))
                        .status())
                .isEqualTo(200);
        for (var order : List.of(first, second)) {
            shop.await(() -> lines(shop.view(order)), l -> l.size() == 2, order + " has no second work");
            assertThat(lines(shop.view(order))).containsExactlyInAnyOrder(1, 2);
        }
        assertThat(shop.cases("order-held-legal")).isEmpty();
    }

    @Test
    void anOrderThatIsSentCompleteWaitsAsAWholeAndSaysSo() {
        goldIsSentComplete();
        var order = waiting("complete", "urn", "gold");

        hold(order, "legal");
        shop.stock("urn", "A", 10);
        assertThat(lines(shop.stage(order, "held"))).isEmpty();
        assertThat(hold(order, "customer-request").at("/effects/0/effect").asString())
                .isEqualTo("order-waits");
        release(order, "legal");
        assertThat(lines(shop.stage(order, "held"))).isEmpty();
        release(order, "customer-request");
        shop.fulfillment(order, "A", "at-node");
        assertThat(lines(shop.view(order))).containsExactly(1, 2);
    }

    private JsonNode hold(String order, String type) {
        var answer = shop.server.post(
                "/v1/orders/" + order + ":hold",
                "{\"type\":\"%s\",\"reasonCode\":\"lot\",\"lines\":[{\"line\":2}]}".formatted(type));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private void release(String order, String type) {
        assertThat(shop.server
                        .post("/v1/orders/" + order + ":release-hold", "{\"type\":\"%s\"}".formatted(type))
                        .status())
                .isEqualTo(200);
    }

    /** Lines of an order that have work. */
    private static List<Integer> lines(JsonNode order) {
        return order.path("fulfillments")
                .valueStream()
                .flatMap(f -> f.path("lines").valueStream())
                .map(l -> l.path("line").asInt())
                .toList();
    }

    /** An order of a mug and of something that is still to come. */
    private String waiting(String reference, String sku) {
        return waiting(reference, sku, "usual");
    }

    private String waiting(String reference, String sku, String tier) {
        var answer = shop.server.post("/v1/orders", """
                {"channel":"web","reference":"%s","placedAt":"2026-11-23T10:15:30Z","currency":"USD",
                 "customer":{"name":"Ada","email":"ada@example.com","tier":"%s"},
                 "shipTo":{"name":"Ada","line1":"1 Main St","city":"Chicago","postalCode":"60601","country":"US"},
                 "service":"standard","lines":[{"line":1,"sku":"mug","quantity":1,"unitPriceMinor":1000},
                   {"line":2,"sku":"%s","quantity":1,"unitPriceMinor":1000}],
                 "shippingMinor":0,"totalMinor":2000,
                 "payment":{"method":"collected","reference":"%s"}}""".formatted(reference, tier, sku, reference));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var order = answer.json().get("id").stringValue();
        shop.stage(order, "backordered");
        return order;
    }

    private void goldIsSentComplete() {
        shop.server
                .bean(Engine.class)
                .publish("test", shop.server.bean(Policies.class).tables(), """
                table: sourcing
                version: 41
                hit: first
                rules: [{ name: gold, when: { tier: gold }, then: { shipComplete: true } }]
                otherwise: { splitMinor: 250, nodesMax: 0, shipComplete: false, lateMinorPerDay: 0, rerouteMinor: 0,
                  shippingPermille: 1000,
                  handlingPermille: 1000, avoid: [], transit: calendar-days, handlingHours: 24 }
                """, "whose orders are sent complete");
    }
}
