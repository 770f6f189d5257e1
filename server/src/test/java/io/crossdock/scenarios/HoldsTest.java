package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.RunningServer.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Holds in numbers, by the decision table, and over a restart; scenarios/hold-*.yaml has the rest. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HoldsTest {

    private static final int MANY = 60;
    private static final int ALL = 10_000;

    private final Shop shop = new Shop();

    @BeforeAll
    void open() {
        shop.node("A", 10);
        shop.sku("mug");
        shop.stock("mug", "A", 5_000);
    }

    @AfterAll
    void close() {
        shop.consistent();
        shop.close();
    }

    @Test
    void tenThousandOrdersAreHeldAndReleasedEachWithItsOutcome() {
        var ids = IntStream.range(0, MANY)
                .mapToObj(i -> shop.collected("many-" + i, "mug", 1))
                .collect(Collectors.toCollection(ArrayList::new));
        ids.forEach(id -> shop.stage(id, "in-fulfillment"));
        IntStream.range(0, ALL - MANY).forEach(i -> ids.add("O" + (900_000_000_000L + i)));

        var held =
                results(post("/v1/orders:hold", "{\"orders\":%s,\"type\":\"legal\",\"reasonCode\":\"embargo\"}", ids));

        assertThat(held).hasSize(ALL);
        assertThat(held.subList(0, MANY)).containsOnly("placed");
        assertThat(held.subList(MANY, ALL)).containsOnly("order-not-found");
        ids.subList(0, MANY).forEach(id -> shop.stage(id, "held-from-resourcing"));
        assertThat(results(post(
                        "/v1/orders:hold",
                        "{\"orders\":%s,\"type\":\"legal\",\"reasonCode\":\"embargo\"}",
                        ids.subList(0, MANY))))
                .containsOnly("already-held");
        assertThat(results(post("/v1/orders:release-hold", "{\"orders\":%s,\"type\":\"legal\"}", ids.subList(0, MANY))))
                .containsOnly("released");
        ids.subList(0, MANY).forEach(id -> shop.fulfillment(id, "A", "at-node"));
        assertThat(shop.cases("order-held-legal")).isEmpty();
    }

    @Test
    void aTablePlacesAHoldOnceAndAnUnknownTypeLetsNothingThrough() {
        assertThat(table(2, "place: [fraud-review]").status()).isEqualTo(201);
        activate(2);
        var order = shop.order("tier-1", "mug", 1, "{\"method\":\"card\",\"token\":\"tok_tier-1\"}");
        var held = shop.stage(order, "held");

        assertThat(held.at("/placedHolds/0/type").asString()).isEqualTo("fraud-review");
        assertThat(held.at("/placedHolds/0/placed/by").asString()).isEqualTo("hold 2: all");
        assertThat(shop.server
                        .post("/v1/orders/" + order + ":release-hold", "{\"type\":\"fraud-review\"}")
                        .status())
                .isEqualTo(200);
        shop.fulfillment(order, "A", "at-node");
        assertThat(shop.view(order).path("placedHolds")).hasSize(1);

        assertThat(table(3, "place: [typo]").status()).isEqualTo(201);
        activate(3);
        var stuck = shop.order("tier-2", "mug", 1, "{\"method\":\"card\",\"token\":\"tok_tier-2\"}");
        assertThat(shop.openCase("stage-failed", stuck).path("detail").asString())
                .contains("'typo'");
        assertThat(shop.view(stuck).path("fulfillments")).isEmpty();

        activate(1);
        shop.decide(stuck, "try-again", "the table is corrected");
        shop.fulfillment(stuck, "A", "at-node");
    }

    @Test
    void aHeldOrderGoesOnAfterARestart() {
        var before = new Shop();
        before.node("W1", 10);
        before.sku("lamp");
        before.stock("lamp", "W1", 5);
        var held = before.collected("restart-1", "lamp", 1);
        before.fulfillment(held, "W1", "at-node");
        assertThat(before.server
                        .post("/v1/orders/" + held + ":hold", "{\"type\":\"credit\",\"reasonCode\":\"limit\"}")
                        .status())
                .isEqualTo(200);
        before.stage(held, "held-from-resourcing");

        try (var after = new Shop(before.halt())) {
            assertThat(after.server
                            .post("/v1/orders/" + held + ":release-hold", "{\"type\":\"credit\"}")
                            .status())
                    .isEqualTo(200);
            after.fulfillment(held, "W1", "at-node");
            after.consistent();
        }
    }

    private Answer table(int version, String place) {
        return shop.server.send(shop.server
                .request("/v1/policies")
                .header("content-type", "application/yaml")
                .POST(BodyPublishers.ofString("""
                        table: hold
                        version: %d
                        about: order
                        question: [method, channel, country]
                        answers: { place: words }
                        hit: first
                        rules:
                          - name: all
                            when: { method: ship, channel: web, country: US }
                            then: { %s }
                        otherwise: { place: [] }
                        """.formatted(version, place))));
    }

    private void activate(int version) {
        assertThat(shop.server
                        .post("/v1/policies/hold/versions/" + version + ":activate", "{}")
                        .status())
                .isEqualTo(200);
    }

    private JsonNode post(String path, String body, List<String> ids) {
        var answer = shop.server.post(path, body.formatted("[\"" + String.join("\",\"", ids) + "\"]"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> results(JsonNode answer) {
        return answer.path("results")
                .valueStream()
                .map(result -> result.path("outcome").asString())
                .toList();
    }
}
