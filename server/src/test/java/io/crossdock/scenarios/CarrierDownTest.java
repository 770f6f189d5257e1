package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A carrier takes no parcels for some time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CarrierDownTest {

    private final Shop shop = new Shop();

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void whatWasBoughtGoesByAnotherServiceUntilTheCarrierIsBack() {
        shop.node("C1", 10);
        shop.sku("mug");
        shop.stock("mug", "C1", 50);

        close("standard", "");
        var meanwhile = shop.collected("meanwhile", "mug", 1);
        shop.fulfillment(meanwhile, "C1", "at-node");
        var reopened = shop.server.post(
                "/v1/services:reopen", "{\"services\": [{\"code\": \"standard\"}, {\"code\": \"express\"}]}");
        var after = shop.collected("after", "mug", 1);
        shop.fulfillment(after, "C1", "at-node");

        assertThat(explained(meanwhile))
                .contains("C1: 1 x mug; express from zone ")
                .contains("computed again: identical");
        assertThat(explained(after))
                .contains("C1: 1 x mug; standard from zone ")
                .contains("computed again: identical");
        assertThat(decisions(meanwhile)).contains("\"without\":[\"standard\"]");
        assertThat(decisions(after)).doesNotContain("without\":");
        assertThat(reopened.text())
                .contains("{\"code\":\"standard\",\"wasClosed\":true}")
                .contains("{\"code\":\"express\",\"wasClosed\":false}");
    }

    @Test
    void anOrderThatNoServiceCarriesFindsNoSourceAndSaysWhy() {
        shop.node("D1", 10);
        shop.sku("cup");
        shop.stock("cup", "D1", 50);
        close("standard", "");
        close("express", "");

        var order = shop.collected("nobody", "cup", 1);
        shop.stage(order, "backordered");

        assertThat(decisions(order)).contains("closed");
        assertThat(shop.server
                        .get("/v1/orders/" + order + "/decisions:recompute")
                        .json()
                        .get("identical")
                        .booleanValue())
                .isTrue();
        shop.server.post("/v1/services:reopen", "{\"services\": [{\"code\": \"standard\"}, {\"code\": \"express\"}]}");
    }

    @Test
    void aClosureToComeChangesNothingYetAndWhatIsWrongIsRefused() {
        shop.node("E1", 10);
        shop.sku("pen");
        shop.stock("pen", "E1", 50);
        close("standard", ", \"from\": \"2126-01-01T00:00:00Z\"");

        var order = shop.collected("early", "pen", 1);
        shop.fulfillment(order, "E1", "at-node");
        var wrong = shop.server.post("/v1/services:close", """
                {"closures": [{"service": "pigeon", "until": "2020-01-01T00:00:00Z", "reason": "storm"}]}""");

        assertThat(explained(order)).contains("standard from zone ");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json()
                        .get("violations")
                        .valueStream()
                        .map(v -> v.get("pointer").stringValue() + " "
                                + v.get("code").stringValue()))
                .containsExactlyInAnyOrder("/closures/0/service unknown-service", "/closures/0/until out-of-range");
        shop.server.post("/v1/services:reopen", "{\"services\": [{\"code\": \"standard\"}]}");
    }

    @Test
    void theServicesAreListedWithWhatIsClosedNowAndWhatWillBe() {
        close("express", "");
        close("pickup", ", \"from\": \"2126-01-01T00:00:00Z\", \"until\": \"2126-01-02T00:00:00Z\"");

        var closed = shop.server.get("/v1/services").json().path("items");
        shop.server.post("/v1/services:reopen", "{\"services\": [{\"code\": \"express\"}, {\"code\": \"pickup\"}]}");
        var reopened = shop.server.get("/v1/services").json().path("items");

        assertThat(closed.valueStream()
                        .map(s -> s.path("code").asString() + " "
                                + s.path("closures").size()))
                .containsExactly("digital 0", "express 1", "pickup 1", "same-day 0", "standard 0");
        assertThat(closed.get(1).at("/closures/0").has("until")).isFalse();
        assertThat(closed.get(1).at("/closures/0/reason").asString()).isEqualTo("strike");
        assertThat(closed.get(2).at("/closures/0/from").asString()).isEqualTo("2126-01-01T00:00:00Z");
        assertThat(reopened.valueStream().map(s -> s.path("closures").size())).containsOnly(0);
    }

    private void close(String service, String more) {
        var answer = shop.server.post("/v1/services:close", """
                {"closures": [{"service": "%s", "reason": "strike"%s}]}""".formatted(service, more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private String explained(String order) {
        return shop.server.get("/v1/orders/" + order + "/decisions:explain").text();
    }

    private String decisions(String order) {
        return shop.server.get("/v1/orders/" + order + "/decisions").text();
    }
}
