package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** A node closes, and its orders are reallocated. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReallocationTest {

    private final Shop shop = new Shop();

    @AfterAll
    void close() {
        shop.consistent();
        shop.close();
    }

    @Test
    void workThatWasHandedOverIsRecalledAndDoneElsewhere() {
        twoNodes("A", "mug");
        var order = shop.collected("mug-1", "mug", 2);
        shop.fulfillment(order, "A1", "at-node");

        var preview = reallocate("A1", "\"preview\":true");
        assertThat(preview.at("/orders/0/result").asString("")).isEqualTo("recalled");
        assertThat(preview.at("/orders/0/extraMinor").asLong(0)).isEqualTo(1780);
        assertThat(available("mug", "A2")).isEqualTo(9);
        var done = reallocate("A1", "\"preview\":false");

        assertThat(done.at("/orders/0/placements/0/node").asString("")).isEqualTo("A2");
        shop.fulfillment(order, "A1", "not-fulfilled");
        var second = shop.fulfillment(order, "A2", "at-node");
        assertThat(available("mug", "A1")).isEqualTo(9);
        assertThat(available("mug", "A2")).isEqualTo(7);
        assertThat(timeline(order)).contains("\"type\":\"order-reallocated\"").contains("the roof leaks");
        shop.shipped(second, 2, "TRK-mug");
        shop.parcel("TRK-mug", "delivered", "");
        shop.stage(order, "delivered");
        assertThat(reserved("mug")).isZero();
    }

    @Test
    void anOrderThatNothingElseCanServeKeepsWhatItHas() {
        twoNodes("B", "cup");
        shop.stock("cup", "B2", 1);
        var order = shop.collected("cup-1", "cup", 2);
        var work = shop.fulfillment(order, "B1", "at-node");

        var done = reallocate("B1", "\"preview\":false");

        assertThat(done.at("/orders/0/result").asString("")).isEqualTo("kept");
        assertThat(timeline(order)).contains("\"type\":\"reallocation-kept\"");
        assertThat(shop.partners.asked(work + ":recall")).isEmpty();
        assertThat(shop.fulfillment(order, "B1", "at-node")).isEqualTo(work);
    }

    @Test
    void aNodeThatShippedAllTheSameLeavesNothingReservedElsewhere() {
        twoNodes("C", "pan");
        var order = shop.collected("pan-1", "pan", 2);
        var work = shop.fulfillment(order, "C1", "at-node");
        shop.partners.before = asked -> {
            if (asked.path().contains(work) && asked.path().endsWith(":recall")) {
                shop.shipped(work, 2, "TRK-pan");
            }
        };

        reallocate("C1", "\"preview\":false");

        shop.fulfillment(order, "C1", "in-transit");
        shop.await(() -> available("pan", "C2"), units -> units == 9, "units stay reserved at C2");
        shop.partners.before = asked -> {};
        shop.parcel("TRK-pan", "delivered", "");
        shop.stage(order, "delivered");
        assertThat(shop.partners.asked("/C2/fulfillments")).isEmpty();
        assertThat(reserved("pan")).isZero();
    }

    @Test
    void whatWasNotHandedOverYetMovesAtOnce() {
        twoNodes("D", "lid");
        shop.partners.pending.add("tok_lid-1");
        var order = shop.order("lid-1", "lid", 2);
        shop.stage(order, "awaiting-authorization");

        var done = reallocate("D1", "\"preview\":false");

        assertThat(done.at("/orders/0/result").asString("")).isEqualTo("moved");
        assertThat(available("lid", "D1")).isEqualTo(9);
        assertThat(available("lid", "D2")).isEqualTo(7);
        shop.money("AUTHORISATION", order + "-auth", true);
        shop.fulfillment(order, "D2", "at-node");
    }

    @Test
    void forABetterClaimTheYoungestGiveAsManyUnitsAsAreNeeded() {
        twoNodes("E", "jar");
        var first = shop.collected("jar-1", "jar", 2);
        shop.fulfillment(first, "E1", "at-node");
        var second = shop.collected("jar-2", "jar", 2);
        shop.fulfillment(second, "E1", "at-node");

        var done = reallocate("E1", "\"preview\":false,\"sku\":\"jar\",\"units\":1");

        assertThat(done.path("orders").size()).isEqualTo(1);
        assertThat(done.at("/orders/0/order").asString("")).isEqualTo(second);
        shop.fulfillment(second, "E2", "at-node");
        shop.fulfillment(first, "E1", "at-node");
    }

    @Test
    void aNodeThatIsClosedWithThatWishGivesItsOrdersToOthers() {
        twoNodes("G", "bin");
        var order = shop.collected("bin-1", "bin", 2);
        shop.fulfillment(order, "G1", "at-node");

        closeAndMove("G1");

        shop.fulfillment(order, "G1", "not-fulfilled");
        shop.fulfillment(order, "G2", "at-node");
        assertThat(timeline(order)).contains("\"type\":\"order-reallocated\"").contains("burst pipe");
        assertThat(available("bin", "G2")).isEqualTo(7);
    }

    @Test
    void unitsOfATransferAreNoOrders() {
        twoNodes("K", "urn");
        var order = shop.collected("urn-1", "urn", 2);
        shop.fulfillment(order, "K1", "at-node");
        var transfer = shop.server
                .post("/v1/transfers", """
                {"transfers": [{"reference": "balance", "from": "K1", "to": "K2", "expectedAt": "2126-12-01T08:00:00Z",
                                "lines": [{"sku": "urn", "units": 3}]}]}""")
                .json()
                .at("/items/0/transfer/id")
                .asString("");

        var preview = reallocate("K1", "\"preview\":true");
        closeAndMove("K1");

        assertThat(preview.path("orders")
                        .valueStream()
                        .map(moved -> moved.path("order").asString("")))
                .containsExactly(order);
        shop.fulfillment(order, "K2", "at-node");
        assertThat(shop.server
                        .get("/v1/transfers/" + transfer)
                        .json()
                        .path("state")
                        .asString(""))
                .isEqualTo("requested");
        assertThat(level("urn", "K1", "reserved")).isEqualTo(3);
    }

    @Test
    void moreOrdersThanOnePageAreAllMoved() {
        shop.node("H1", 10);
        shop.node("H2", 900);
        shop.sku("peg");
        shop.stock("peg", "H1", 1_000);
        var references = IntStream.range(0, 510).mapToObj(i -> "peg-" + i).toList();
        references.forEach(reference -> shop.partners.pending.add("tok_" + reference));
        var orders = shop.orders(references, "peg");
        assertThat(orders).hasSize(510);
        assertThat(level("peg", "H1", "reserved")).isEqualTo(510);
        shop.stock("peg", "H2", 1_000);

        closeAndMove("H1");

        shop.await(() -> level("peg", "H1", "reserved"), units -> units == 0, "units stay reserved at H1");
        assertThat(level("peg", "H2", "reserved")).isEqualTo(510);
        // Some of each page; each takes a request and a call to the provider.
        IntStream.range(0, 10)
                .mapToObj(i -> orders.get(i * 56))
                .forEach(order -> assertThat(shop.server
                                .post("/v1/orders/" + order + ":cancel", "{}")
                                .status())
                        .isBetween(200, 299));
    }

    @Test
    void ordersOfAClosureThatBeginsLaterAreNotMovedNow() {
        twoNodes("J", "rug");

        var answer = shop.server.post("/v1/nodes:close", """
                {"closures": [{"node": "J1", "reason": "inventory day", "from": "2126-01-01T00:00:00Z",
                 "moveOrders": true}]}""");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/violations/0/pointer").asString("")).isEqualTo("/closures/0/moveOrders");
    }

    private void closeAndMove(String node) {
        var answer = shop.server.post("/v1/nodes:close", """
                {"closures": [{"node": "%s", "reason": "burst pipe", "moveOrders": true}]}""".formatted(node));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void whatIsWrongIsNamedAtOnce() {
        twoNodes("F", "tub");

        var wrong = shop.server.post("/v1/nodes/F1:reallocate", "{\"units\":0,\"after\":\"x\",\"colour\":1}");

        assertThat(wrong.json().path("violations").findValues("pointer"))
                .extracting(JsonNode::stringValue)
                .containsExactlyInAnyOrder("/preview", "/reason", "/units", "/sku", "/after", "/colour");
        assertThat(shop.server.post("/v1/nodes/F9:reallocate", "{}").status()).isEqualTo(404);
    }

    /** Adds nine units at each of two nodes; the first is the cheaper one. */
    private void twoNodes(String letter, String sku) {
        shop.node(letter + "1", 10);
        shop.node(letter + "2", 900);
        shop.sku(sku);
        shop.stock(sku, letter + "1", 9);
        shop.stock(sku, letter + "2", 9);
    }

    private JsonNode reallocate(String node, String more) {
        var answer =
                shop.server.post("/v1/nodes/" + node + ":reallocate", "{\"reason\":\"the roof leaks\"," + more + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private long available(String sku, String node) {
        return level(sku, node, "available");
    }

    private long reserved(String sku) {
        return shop.server
                .get("/v1/skus/" + sku + "/stock")
                .json()
                .path("items")
                .valueStream()
                .mapToLong(level -> level.path("reserved").asLong(-1))
                .sum();
    }

    private long level(String sku, String node, String figure) {
        return shop.server
                .get("/v1/skus/" + sku + "/stock")
                .json()
                .path("items")
                .valueStream()
                .filter(level -> level.path("node").asString("").equals(node))
                .mapToLong(level -> level.path(figure).asLong(-1))
                .sum();
    }

    private String timeline(String order) {
        return shop.server.get("/v1/orders/" + order + "/timeline").text();
    }
}
