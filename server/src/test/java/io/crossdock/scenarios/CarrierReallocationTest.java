package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.allocation.reallocation.Reallocation;
import io.crossdock.allocation.reallocation.ReallocationRequest;
import io.crossdock.engine.Engine;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.masterdata.Closure;
import io.crossdock.shared.UnitLine;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** A carrier is down, and the parcels that it was to take leave by another one. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CarrierReallocationTest {

    private final Shop shop = new Shop();

    @AfterEach
    void reopen() {
        shop.server.post("/v1/services:reopen", "{\"services\": [{\"code\": \"standard\"}, {\"code\": \"express\"}]}");
    }

    @AfterAll
    void close() {
        shop.consistent();
        shop.close();
    }

    @Test
    void whatWasNotHandedOverYetLeavesFromTheSameNodeByAnotherService() {
        stocked("A1", "mug");
        shop.partners.pending.add("tok_mug-1");
        var order = shop.order("mug-1", "mug", 9);
        shop.stage(order, "awaiting-authorization");
        close("standard");

        var preview = reallocate("standard", "\"preview\":true");
        var done = reallocate("standard", "\"preview\":false");

        assertThat(preview.toString()).isEqualTo(done.toString().replace("\"preview\":false", "\"preview\":true"));
        assertThat(done.at("/orders/0/result").asString("")).isEqualTo("moved");
        assertThat(done.at("/orders/0/leaving").toString()).isEqualTo("[{\"node\":\"A1\",\"service\":\"express\"}]");
        assertThat(done.at("/orders/0/extraMinor").asLong(0)).isEqualTo(2399 - 849);
        assertThat(reallocate("standard", "\"preview\":true").path("orders").size())
                .isZero();
        shop.money("AUTHORISATION", order + "-auth", true);
        var work = shop.fulfillment(order, "A1", "at-node");
        assertThat(handedOver(work).path("service").asString("")).isEqualTo("express");
        assertThat(timeline(order)).contains("\"service\":\"standard\"").contains("the planes are grounded");
        assertThat(shop.server.get("/v1/orders/" + order + "/decisions:explain").text())
                .contains("closed carrier services: standard")
                .contains("express from zone 1");
        assertThat(shop.server
                        .get("/v1/orders/" + order + "/decisions:recompute")
                        .json()
                        .get("identical")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void workThatWasHandedOverIsTakenBackAndHandedOverAnewWithoutLosingItsUnits() {
        stocked("B1", "cup");
        var order = shop.collected("cup-1", "cup", 9);
        var first = shop.fulfillment(order, "B1", "at-node");
        close("standard");

        var done = reallocate("standard", "\"preview\":false");

        assertThat(done.at("/orders/0/result").asString("")).isEqualTo("recalled");
        shop.fulfillment(order, "B1", "not-fulfilled");
        var second = shop.fulfillment(order, "B1", "at-node");
        assertThat(second).isNotEqualTo(first);
        assertThat(handedOver(first).path("service").asString("")).isEqualTo("standard");
        assertThat(handedOver(second).path("service").asString("")).isEqualTo("express");
        shop.shipped(second, 9, "TRK-cup");
        shop.parcel("TRK-cup", "delivered", "");
        shop.stage(order, "delivered");
        assertThat(sum("cup", "reserved")).isZero();
        assertThat(sum("cup", "onHand")).isZero();
    }

    @Test
    void aServiceThatIsClosedWithThatWishGivesItsOrdersToAnother() {
        stocked("F1", "wok");
        var order = shop.collected("wok-1", "wok", 2);
        var first = shop.fulfillment(order, "F1", "at-node");

        var answer = shop.server.post("/v1/services:close", """
                {"closures": [{"service": "standard", "reason": "strike", "moveOrders": true}]}""");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        shop.fulfillment(order, "F1", "not-fulfilled");
        var second = shop.fulfillment(order, "F1", "at-node");
        assertThat(second).isNotEqualTo(first);
        assertThat(handedOver(second).path("service").asString("")).isEqualTo("express");
        shop.shipped(second, 2, "TRK-wok");
        shop.parcel("TRK-wok", "delivered", "");
        shop.stage(order, "delivered");
    }

    @Test
    void whatNoOtherServiceTakesThereGoesElsewhere() {
        shop.node("C2", 900);
        shop.sku("pan");
        onlyStandard("C1");
        shop.stock("pan", "C1", 5);
        shop.stock("pan", "C2", 5);
        var order = shop.collected("pan-1", "pan", 2);
        shop.fulfillment(order, "C1", "at-node");
        close("standard");

        var done = reallocate("standard", "\"preview\":false");
        var again = reallocate("standard", "\"preview\":true");

        assertThat(done.at("/orders/0/result").asString("")).isEqualTo("recalled");
        assertThat(done.at("/orders/0/placements/0/node").asString("")).isEqualTo("C2");
        assertThat(again.path("orders").valueStream().map(o -> o.path("result").asString("")))
                .isSubsetOf("under-way");
        shop.fulfillment(order, "C1", "not-fulfilled");
        var second = shop.fulfillment(order, "C2", "at-node");
        assertThat(handedOver(second).path("service").asString("")).isEqualTo("express");
        assertThat(sum("pan", "reserved")).isEqualTo(2);
        shop.shipped(second, 2, "TRK-pan");
        shop.parcel("TRK-pan", "delivered", "");
        shop.stage(order, "delivered");
    }

    @Test
    void whatNobodyElseCarriesStaysAndSaysWhy() {
        stocked("D1", "jar");
        var order = shop.collected("jar-1", "jar", 2);
        var work = shop.fulfillment(order, "D1", "at-node");
        close("standard");
        close("express");

        var done = reallocate("standard", "\"preview\":false");

        assertThat(done.at("/orders/0/result").asString("")).isEqualTo("kept");
        assertThat(done.at("/orders/0/why").asString("")).isEqualTo("no service leaves there");
        assertThat(timeline(order)).contains("\"type\":\"reallocation-kept\"");
        assertThat(shop.partners.asked(work + ":recall")).isEmpty();
        assertThat(shop.fulfillment(order, "D1", "at-node")).isEqualTo(work);
        shop.shipped(work, 2, "TRK-jar");
        shop.parcel("TRK-jar", "delivered", "");
        shop.stage(order, "delivered");
    }

    @Test
    void aParcelThatHasItsLabelStays() {
        stocked("E1", "lid");
        var order = shop.collected("lid-1", "lid", 2);
        var work = new FulfillmentId(
                Long.parseLong(shop.fulfillment(order, "E1", "at-node").substring(1)));
        close("standard");

        var moved = shop.server.bean(Engine.class).transact("test", tx -> {
            shop.server
                    .bean(Fulfillments.class)
                    .reportShipped(
                            tx,
                            "http",
                            List.of(new Shipment(
                                    work,
                                    "",
                                    "UPS",
                                    "TRK-lid",
                                    null,
                                    List.of(new Shipment.Line(UnitLine.ordered(1), 2)),
                                    Shipment.Rest.MISSING)));
            return shop.server
                    .bean(Reallocation.class)
                    .run(
                            tx,
                            new ReallocationRequest(
                                    Closure.Kind.SERVICE, "standard", null, 0, 0, "the planes are grounded"));
        });

        assertThat(moved)
                .extracting(m -> m.result() + ": " + m.why())
                .containsExactly("TOO_LATE: the node has said that it shipped");
        shop.fulfillment(order, "E1", "in-transit");
        shop.parcel("TRK-lid", "delivered", "");
        shop.stage(order, "delivered");
    }

    @Test
    void whatIsWrongIsNamedAtOnce() {
        var wrong = shop.server.post("/v1/services/standard:reallocate", "{\"sku\":\"mug\",\"after\":\"x\"}");

        assertThat(wrong.json().path("violations").findValues("pointer"))
                .extracting(JsonNode::stringValue)
                .containsExactlyInAnyOrder("/preview", "/reason", "/sku", "/after");
        assertThat(shop.server.post("/v1/services/pigeon:reallocate", "{}").status())
                .isEqualTo(404);
    }

    /** Adds a node with nine units of a SKU. */
    private void stocked(String node, String sku) {
        shop.node(node, 10);
        shop.sku(sku);
        shop.stock(sku, node, 9);
    }

    private void onlyStandard(String code) {
        var answer = shop.server.put("/v1/nodes", """
                {"nodes":[{"code":"%s","name":"%s","kind":"store","country":"US","postalCode":"60601","latitude":41.88,
                 "longitude":-87.62,"timeZone":"America/Chicago","handlingMinor":10,"orderMinor":0,"active":true,
                 "profile":{"cutoffs":[{"service":"standard","time":"23:59"}]}}]}""".formatted(code, code));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private void close(String service) {
        var answer = shop.server.post("/v1/services:close", """
                {"closures": [{"service": "%s", "reason": "strike"}]}""".formatted(service));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private JsonNode reallocate(String service, String more) {
        var answer = shop.server.post(
                "/v1/services/" + service + ":reallocate", "{\"reason\":\"the planes are grounded\"," + more + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** The work that a node was handed. */
    private JsonNode handedOver(String work) {
        return shop.await(
                        () -> shop.partners.asked("/fulfillments").stream()
                                .filter(a -> a.body()
                                        .path("fulfillment")
                                        .asString("")
                                        .equals(work))
                                .toList(),
                        a -> !a.isEmpty(),
                        work + " was not handed over")
                .getFirst()
                .body();
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

    private String timeline(String order) {
        return shop.server.get("/v1/orders/" + order + "/timeline").text();
    }
}
