package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Effects of a shipment on its order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShipmentsTest {

    private final Shop shop = new Shop();

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void anOrderIsNotWokenByAShipmentOfAllUnits() {
        shop.node("W1", 10);
        shop.sku("mug");
        shop.stock("mug", "W1", 10);
        var order = shop.collected("all", "mug", 2);

        shop.shipped(shop.fulfillment(order, "W1", "at-node"), 2, "TRK-all");
        shop.fulfillment(order, "W1", "in-transit");
        shop.parcel("TRK-all", "delivered", "Delivered");
        shop.stage(order, "delivered");

        assertThat(wakes(order)).containsExactly("in-fulfillment to progressing");
        shop.consistent();
    }

    @Test
    void anOrderIsWokenByAShipmentThatLacksUnits() {
        shop.node("W2", 10);
        shop.node("W3", 900);
        shop.sku("cup");
        shop.stock("cup", "W2", 2);
        var order = shop.collected("short", "cup", 2);
        var parcel = shop.fulfillment(order, "W2", "at-node");
        shop.stock("cup", "W3", 5);

        shop.shipped(parcel, 1, "TRK-short");

        shop.fulfillment(order, "W3", "at-node");
        assertThat(wakes(order)).containsExactly("in-fulfillment to progressing");
        shop.consistent();
    }

    @Test
    void whatAPartnerSendsIsKeptWhateverCharactersItHas() {
        shop.parcelLeft("F999999", 1, "TRK\\u0000\\ud800");
        shop.parcel("TRK\\u0000", "delivered", "x\\u0000");

        var cases = shop.server.get("/v1/cases?kind=webhook-unmatched").json().path("items");
        assertThat(cases.values())
                .anySatisfy(c -> assertThat(c.path("detail").asString("")).contains("F999999", "TRK\uFFFD\uFFFD"));
    }

    @Test
    void aShipmentOfLessThanNothingBecomesACase() {
        shop.node("W4", 10);
        shop.sku("jug");
        shop.stock("jug", "W4", 10);
        var order = shop.collected("less", "jug", 2);
        var parcel = shop.fulfillment(order, "W4", "at-node");

        var answer = shop.nodes("""
                {"events":[{"id":"e","type":"shipped","fulfillment":"%s","carrier":"UPS","tracking":"TRK-less",
                 "lines":[{"line":1,"quantity":-1}]}]}""".formatted(parcel));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        var cases = shop.server.get("/v1/cases?kind=webhook-unmatched").json().path("items");
        assertThat(cases.values())
                .anySatisfy(c -> assertThat(c.path("detail").asString(""))
                        .contains("has a line whose quantity is -1, not a whole number from 0 to", parcel));
        assertThat(shop.fulfillment(order, "W4", "at-node")).isEqualTo(parcel);
        shop.consistent();
    }

    /** Moves of an order that were caused by one of its fulfillments. */
    private List<String> wakes(String order) {
        return shop.server.get("/v1/orders/" + order + "/timeline").json().path("items").values().stream()
                .map(entry -> entry.path("data"))
                .filter(data -> data.path("on").asString("").equals("fulfillment-changed"))
                .map(data -> data.path("from").asString("") + " to "
                        + data.path("to").asString(""))
                .toList();
    }
}
