package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.RunningServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Business time that stands still until it is set: what is due till then is done, and nothing else. */
@Tag("slow")
class SteppedClockTest {

    @Test
    void timeMovesOnlyWhenItIsSet() {
        var shop = new Shop("--crossdock.clock.speed=0", "--crossdock.clock.origin=2027-03-01T15:00:00Z");
        try {
            shop.node("N1", 10);
            shop.sku("lamp");
            var order = shop.order("lamp-1", "lamp", 1);
            shop.stage(order, "backordered");

            assertThat(clock(shop).path("next").asString()).isBetween("2027-03-01T15:00:00Z", "2027-03-08T15:00:00Z");
            advance(shop, "2027-03-08T14:59:00Z");
            assertThat(clock(shop).path("at").asString()).isEqualTo("2027-03-08T14:59:00Z");
            assertThat(shop.view(order).path("stage").asString()).isEqualTo("backordered");

            advance(shop, "2027-03-08T15:00:00Z");
            advance(shop, "2027-03-01T15:00:00Z");
            shop.stage(order, "canceled");
            assertThat(shop.view(order).path("closedAt").asString()).isEqualTo("2027-03-08T15:00:00Z");
        } finally {
            shop.close();
        }
    }

    @Test
    void otherClocksCannotBeSet() {
        try (var server = RunningServer.start()) {
            assertThat(server.get("/v1/clock").status()).isEqualTo(404);
            assertThat(server.post("/v1/clock:advance", "{\"to\":\"2027-03-01T15:00:00Z\"}")
                            .status())
                    .isEqualTo(404);
        }
    }

    private static JsonNode clock(Shop shop) {
        return shop.server.get("/v1/clock").json();
    }

    private static void advance(Shop shop, String to) {
        var answer = shop.server.post("/v1/clock:advance", "{\"to\":\"" + to + "\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
