package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Promises and nodes' capacity over the life of orders. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromisesKeptTest {

    private final Shop shop = new Shop();

    @AfterAll
    void close() {
        shop.close();
    }

    /** Adds a store with a daily capacity that is always open. */
    private void limited(String code, long handlingMinor, long unitsPerDay) {
        var answer = shop.server.put("/v1/nodes", """
                {"nodes": [{"code": "%s", "name": "%s", "kind": "store", "country": "US", "postalCode": "60601",
                 "latitude": 41.88, "longitude": -87.62, "timeZone": "America/Chicago", "handlingMinor": %d,
                 "orderMinor": 0, "active": true,
                  "profile": {"capacity": {"unitsPerDay": %d}}}]}""".formatted(code, code, handlingMinor, unitsPerDay));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private long units(String node) {
        return shop.server
                .bean(Engine.class)
                .read(tx -> tx.sql("""
                select coalesce(sum(units), 0) as units
                from promises.work
                where node = ? and hour = -1""").value(node).first(rs -> rs.getLong("units")))
                .orElseThrow();
    }

    @Test
    void aParcelThatArrivesInTimeIsAPromiseKeptAndItsPlaceStaysTaken() {
        limited("A1", 10, 100);
        shop.sku("mug");
        shop.stock("mug", "A1", 50);
        var order = shop.collected("kept", "mug", 2);
        var parcel = shop.fulfillment(order, "A1", "at-node");

        shop.shipped(parcel, 2, "TRK-kept");
        shop.parcel("TRK-kept", "delivered", "");

        var view = shop.await(
                () -> shop.view(order),
                v -> v.at("/promise/legs/0/outcome").asString("").equals("kept"),
                "not scored");
        assertThat(view.at("/promise/legs/0/shippedAt").isString()).isTrue();
        var score = shop.server.get("/v1/promises/score?by=node&node=A1").json();
        assertThat(score.get("items").toString())
                .isEqualTo("[{\"key\":\"A1\",\"kept\":1,\"missed\":0,\"lost\":0,\"byDecision\":0,\"byNode\":0,"
                        + "\"byCarrier\":0}]");
        assertThat(units("A1")).isEqualTo(2);
        shop.consistent();
    }

    @Test
    void aNodeThatRefusesGetsItsPlaceBackAndTheOtherOneTakesOne() {
        limited("B1", 10, 100);
        limited("B2", 900, 100);
        shop.sku("lamp");
        shop.stock("lamp", "B1", 50);
        shop.stock("lamp", "B2", 50);
        shop.partners.refusing.add("B1");

        var order = shop.collected("refused", "lamp", 3);

        shop.fulfillment(order, "B2", "at-node");
        assertThat(List.of(units("B1"), units("B2"))).containsExactly(0L, 3L);
        assertThat(shop.view(order).at("/promise/legs").size()).isEqualTo(2);
        shop.consistent();
    }

    @Test
    void aCanceledOrderGivesItsPlaceBack() {
        limited("D1", 10, 100);
        shop.sku("fork");
        shop.stock("fork", "D1", 50);
        shop.partners.pending.add("tok_slow");
        var order = shop.order("slow", "fork", 4);
        shop.stage(order, "awaiting-authorization");
        assertThat(units("D1")).isEqualTo(4);

        assertThat(shop.server
                        .post("/v1/orders/" + order + ":cancel", "{\"reason\":\"too slow\"}")
                        .status())
                .isEqualTo(202);

        shop.stage(order, "canceled");
        assertThat(units("D1")).isZero();
    }

    @Test
    void whatIsShippedToAStoreIsAddressedToIt() {
        shop.node("E1", 10);
        shop.server.put("/v1/nodes", """
                {"nodes": [{"code": "E2", "name": "Lake Forest", "kind": "store", "country": "US",
                 "postalCode": "60045", "latitude": 42.25, "longitude": -87.84, "timeZone": "America/Chicago",
                 "handlingMinor": 10, "orderMinor": 0, "active": true, "profile": {"kinds": ["ship-to-store"]}}]}""");
        shop.sku("desk");
        shop.stock("desk", "E1", 5);

        var answer = shop.server.post("/v1/orders", """
                {"channel": "web", "reference": "store", "placedAt": "2026-11-23T10:15:30Z", "currency": "USD",
                 "customer": {"name": "Ada"}, "shipTo": {"name": "Ada", "line1": "1 Main St", "city": "Chicago",
                 "postalCode": "60601", "country": "US"},
                 "lines": [{"sku": "desk", "quantity": 1, "unitPriceMinor": 1000}], "totalMinor": 1000,
                 "payment": {"method": "collected"}, "fulfillment": "ship-to-store", "node": "E2"}""");

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        shop.fulfillment(answer.json().get("id").stringValue(), "E1", "at-node");
        var body = shop.asked("/E1/fulfillments").body();
        assertThat(body.get("kind").stringValue() + " " + body.get("collectAt").stringValue())
                .isEqualTo("ship-to-store E2");
        assertThat(body.at("/shipTo/line1").stringValue() + ", "
                        + body.at("/shipTo/postalCode").stringValue())
                .isEqualTo("Lake Forest, 60045");
    }

    @Test
    void aScoreNeedsAKnownGroupAndTimesWithAnOffset() {
        assertThat(shop.server.get("/v1/promises/score?by=moon").status()).isEqualTo(400);
        assertThat(shop.server.get("/v1/promises/score?from=yesterday").status())
                .isEqualTo(400);
    }
}
