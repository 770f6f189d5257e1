package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Nodes that say too little, too much, late, twice, or for others. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileNodesTest {

    private final Shop shop = new Shop();

    @AfterAll
    void close() {
        shop.close();
    }

    private void stocked(String sku, String node, long units) {
        shop.node(node, 10);
        shop.sku(sku);
        shop.stock(sku, node, units);
    }

    @Test
    void aShipmentWithoutLinesEndsNothing() {
        stocked("vase", "NA", 10);
        var order = shop.collected("no-lines", "vase", 4);
        var work = shop.fulfillment(order, "NA", "at-node");

        var answer = shop.nodes("""
                {"events":[{"id":"x1","type":"shipped","node":"NA","fulfillment":"%s","carrier":"DPD",
                 "tracking":"NOL"}]}
                """.formatted(work));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("violations").get(0).path("pointer").asString(""))
                .isEqualTo("/events/0");
        assertThat(shop.cases("webhook-unmatched"))
                .anySatisfy(c -> assertThat(c.path("detail").asString("")).contains(work, "has no list 'lines'"));
        assertThat(shop.fulfillment(order, "NA", "at-node")).isEqualTo(work);
        shop.consistent();
    }

    @Test
    void whatCanBeReadBesideWhatCanNotIsStored() {
        stocked("bowl", "NB", 10);
        var order = shop.collected("half-readable", "bowl", 1);
        var work = shop.fulfillment(order, "NB", "at-node");

        var answer = shop.nodes("""
                {"events":[{"id":"x1","type":"shipped","node":"NB","fulfillment":"%s","carrier":"DPD",
                 "tracking":"HALF-1","lines":[{"line":1,"quantity":1}]},
                 {"id":"x2","type":"shiped","node":"NB","fulfillment":"%s"}]}""".formatted(work, work));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(shop.fulfillment(order, "NB", "in-transit")).isEqualTo(work);
        assertThat(shop.cases("webhook-unmatched"))
                .anySatisfy(c -> assertThat(c.path("detail").asString("")).contains("has the unknown type 'shiped'"));
    }

    @Test
    void aBodyOfAnotherShapeIsACaseHoweverOftenItComes() {
        var body = "{\"event\":{\"id\":\"x9\",\"type\":\"shipped\",\"fulfillment\":\"F1\"}}";

        var first = shop.nodes(body);
        var second = shop.nodes(body);

        assertThat(List.of(first.status(), second.status())).containsExactly(422, 422);
        assertThat(shop.cases("webhook-unmatched").stream()
                        .filter(c -> c.path("detail").asString("").contains("has no list 'events'")))
                .singleElement()
                .satisfies(c -> assertThat(c.path("count").asInt()).isEqualTo(2));
    }

    @Test
    void aNodeThatAnswersForAnotherIsNotBelieved() {
        stocked("dish", "NC", 10);
        shop.node("NC2", 900);
        var order = shop.collected("other-node", "dish", 2);
        var work = shop.fulfillment(order, "NC", "at-node");

        var shipped = shop.nodes("""
                {"events":[{"id":"x1","type":"shipped","node":"NC2","fulfillment":"%s","carrier":"DPD",
                 "tracking":"OTH-1","lines":[{"line":1,"quantity":2}]}]}""".formatted(work));
        var rejected = shop.nodes("""
                {"events":[{"id":"x2","type":"rejected","node":"NC2","fulfillment":"%s"}]}""".formatted(work));

        assertThat(List.of(shipped.status(), rejected.status())).containsExactly(200, 200);
        assertThat(shop.cases("webhook-unmatched").stream()
                        .filter(c -> c.path("detail").asString("").contains(work)))
                .hasSize(2);
        assertThat(shop.fulfillment(order, "NC", "at-node")).isEqualTo(work);
        assertThat(shop.view(order).path("lines").get(0).path("shipped").asInt())
                .isZero();
    }

    @Test
    void theSecondBoxOfTheSameWorkIsShippedChargedAndTracked() {
        stocked("cup", "ND", 10);
        var order = shop.order("two-boxes", "cup", 5);
        var work = shop.fulfillment(order, "ND", "at-node");

        shop.parcelLeft(work, 3, "BOX-1");
        captured(order, work);
        shop.fulfillment(order, "ND", "in-transit");
        var rest = shop.fulfillment(order, "ND", "at-node");
        assertThat(line(order).path("shipped").asInt()).isEqualTo(3);
        assertThat(line(order).path("canceled").asInt()).isZero();
        shop.parcel("BOX-1", "delivered", "");
        shop.parcelLeft(work, 3, "BOX-1");
        shop.parcelLeft(work, 2, "BOX-2");
        captured(order, rest);
        shop.parcel("BOX-2", "delivered", "");

        var ended = shop.stage(order, "delivered");
        assertThat(ended.path("lines").get(0).path("delivered").asInt()).isEqualTo(5);
        assertThat(ended.path("fulfillments").valueStream())
                .extracting(f ->
                        f.path("work").asString("") + " " + f.path("tracking").asString(""))
                .containsExactly(work + " BOX-1", work + " BOX-2");
        assertThat(shop.payment(order).capturedMinor()).isEqualTo(5_500);
        assertThat(shop.partners.asked("/ND/fulfillments")).hasSize(1);
        assertThat(shop.cases("shipment-reports-differ"))
                .noneMatch(c -> c.path("order").asString("").equals(order));
        shop.consistent();
    }

    @Test
    void aCancellationTakesBackOnlyWhatHasNotLeft() {
        stocked("jug", "NE", 10);
        var order = shop.order("half-gone", "jug", 3);
        var work = shop.fulfillment(order, "NE", "at-node");
        shop.parcelLeft(work, 1, "JUG-1");
        captured(order, work);
        shop.fulfillment(order, "NE", "in-transit");
        shop.fulfillment(order, "NE", "at-node");

        assertThat(shop.server
                        .post("/v1/orders/" + order + ":cancel", "{\"reason\":\"changed my mind\"}")
                        .status())
                .isEqualTo(202);

        shop.fulfillment(order, "NE", "not-fulfilled");
        assertThat(shop.asked("/NE/fulfillments/" + work + ":recall").key()).isEqualTo(work + "-recall");
        shop.parcel("JUG-1", "delivered", "");
        shop.stage(order, "partly-delivered");
        assertThat(line(order).path("delivered").asInt()).isEqualTo(1);
        assertThat(line(order).path("canceled").asInt()).isEqualTo(2);
        shop.consistent();
    }

    @Test
    void goodsOfAReturnInTwoParcelsAddUpWhereTheyArrive() {
        stocked("lamp", "NF", 10);
        shop.node("NF2", 900);
        var order = shop.order("two-returns", "lamp", 3);
        var work = shop.fulfillment(order, "NF", "at-node");
        shop.shipped(work, 3, "LAMP-1");
        captured(order, work);
        shop.parcel("LAMP-1", "delivered", "");
        shop.stage(order, "delivered");
        var returned = shop.server
                .post("/v1/orders/" + order + "/returns", """
                {"reason":"too bright","lines":[{"line":1,"quantity":3}]}""")
                .json()
                .path("id")
                .asString("");

        arrived(returned, "box-a", "NF", 2);
        arrived(returned, "box-a", "NF", 2);
        var second = shop.asked("/refunds");
        arrived(returned, "box-b", "NF2", 1);

        shop.await(() -> refunded(order), asked -> asked == 3_000, "not all is refunded");
        assertThat(second.body().path("amount").path("value").asLong()).isEqualTo(2_000);
        assertThat(shop.free("lamp", "NF")).isEqualTo(9);
        assertThat(shop.free("lamp", "NF2")).isEqualTo(1);
        shop.consistent();
    }

    @Test
    void aReturnIsNotJudgedByAReportThatSaysNothing() {
        stocked("fork", "NG", 10);
        var order = shop.collected("empty-return", "fork", 2);
        var work = shop.fulfillment(order, "NG", "at-node");
        shop.shipped(work, 2, "FORK-1");
        shop.parcel("FORK-1", "delivered", "");
        shop.stage(order, "delivered");
        var returned = shop.server
                .post("/v1/orders/" + order + "/returns", """
                {"reason":"bent","lines":[{"line":1,"quantity":2}]}""")
                .json()
                .path("id")
                .asString("");

        for (var dispositions : List.of(
                "[]",
                "[{\"line\":1,\"quantity\":0,\"disposition\":\"sellable\"}]",
                "[{\"line\":1,\"quantity\":2,\"disposition\":\"Sellable\"}]",
                "[{\"line\":1,\"quantity\":-2,\"disposition\":\"sellable\"}]")) {
            assertThat(shop.nodes("""
                            {"events":[{"id":"e","type":"return-received","return":"%s","dispositions":%s}]}
                            """.formatted(returned, dispositions)).status())
                    .as(dispositions)
                    .isEqualTo(422);
        }
        var nowhere = shop.nodes("""
                {"events":[{"id":"e","type":"return-received","node":"NOWHERE","return":"%s",
                 "dispositions":[{"line":1,"quantity":2,"disposition":"sellable"}]}]}""".formatted(returned));

        assertThat(nowhere.status()).isEqualTo(200);
        assertThat(shop.server
                        .get("/v1/returns/" + returned)
                        .json()
                        .path("state")
                        .asString(""))
                .isEqualTo("expected");
        assertThat(shop.cases("webhook-unmatched"))
                .anySatisfy(c -> assertThat(c.path("detail").asString("")).contains(returned, "NOWHERE"));
    }

    private void arrived(String returned, String box, String node, long units) {
        var answer = shop.nodes("""
                {"events":[{"id":"%s-%s","type":"return-received","node":"%s","return":"%s",
                 "dispositions":[{"line":1,"quantity":%d,"disposition":"sellable"}]}]}
                """.formatted(box, returned, node, returned, units));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private long refunded(String order) {
        return shop.partners.asked("/PSP-" + order + "-auth/refunds").stream()
                .mapToLong(a -> a.body().path("amount").path("value").asLong())
                .sum();
    }

    private void captured(String order, String fulfillment) {
        shop.await(
                () -> shop.partners.asked("/PSP-" + order + "-auth/captures"),
                asked -> asked.stream().anyMatch(a -> a.key().equals(fulfillment + "-capture")),
                "no capture of " + fulfillment);
        shop.money("CAPTURE", fulfillment + "-capture", true);
    }

    private JsonNode line(String order) {
        return shop.view(order).path("lines").get(0);
    }
}
