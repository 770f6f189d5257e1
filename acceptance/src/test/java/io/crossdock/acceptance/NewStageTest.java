package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.world.Faults;
import io.crossdock.world.WorldJson;
import io.crossdock.world.demo.DemoOptions;
import io.crossdock.world.demo.Playground;
import io.crossdock.world.traffic.CrossdockClient.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Follows docs/how-to/change-a-process.md step by step on a running system. */
@Order(7)
class NewStageTest {

    /** The limit of the new hold, eight hours, takes six seconds; a week takes two minutes. */
    private static final double SPEED = 5_000;

    private static final long SMALL = 2_000;
    private static final long LARGE = 60_000;

    @Test
    void newOrdersUseAStageThatWasAddedWhileOlderOnesFinishOnTheirVersion() {
        try (var playground = Playground.open(
                DemoOptions.headless(0, 7).withFaults(Faults.NONE).withSpeed(SPEED))) {
            var shop = new Shop(playground);
            String sku = playground.retailer().catalog().skus().getFirst().code();
            String before = shop.order("before", sku, LARGE);
            shop.until(before, "in-fulfillment");

            String yaml = OrderProcess.withLargeOrder(shop.get(OrderProcess.path(OrderProcess.SHIPPED))
                    .path("yaml")
                    .asString());
            assertThat(faults(send(playground, ":check", OrderProcess.withFault(yaml))))
                    .anyMatch(fault -> fault.contains("large-order"));
            assertThat(faults(send(playground, ":check", yaml))).isEmpty();
            assertThat(send(playground, "", yaml).status()).isEqualTo(201);
            String published = shop.order("published", sku, LARGE);
            assertThat(send(playground, "/order/versions/" + OrderProcess.NEXT + ":activate", "{}")
                            .status())
                    .isEqualTo(200);

            String small = shop.order("small", sku, SMALL);
            String large = shop.order("large", sku, LARGE);
            var held = shop.until(large, "large-order");
            resolve(playground, large, "accept");

            assertThat(held.path("holds").path(0).path("reason").asString())
                    .isEqualTo("an order over 500.00 is looked at");
            assertThat(held.path("actions").valueStream().map(JsonNode::asString))
                    .contains("resolve:accept", "resolve:reject");
            finishes(shop, before, OrderProcess.SHIPPED, Set.of());
            finishes(shop, published, OrderProcess.SHIPPED, Set.of());
            finishes(shop, small, OrderProcess.NEXT, Set.of());
            finishes(shop, large, OrderProcess.NEXT, Set.of("large-order"));
            assertThat(shop.get("/v1/invariants").path("violations")).isEmpty();
        }
    }

    private static void finishes(Shop shop, String order, int version, Set<String> added) {
        var ended = shop.untilEnded(order);
        var timeline = shop.get("/v1/orders/" + order + "/timeline").path("items");

        assertThat(ended.path("state").asString()).as("%s: %s", order, timeline).isEqualTo("completed");
        // events from before the start of the process have version 0
        assertThat(timeline.valueStream()
                        .map(entry -> entry.path("version").asInt())
                        .filter(v -> v > 0))
                .as(order)
                .containsOnly(version);
        assertThat(timeline.valueStream()
                        .map(entry -> entry.path("stage").asString())
                        .filter("large-order"::equals)
                        .distinct())
                .as(order)
                .containsExactlyElementsOf(added);
    }

    private static void resolve(Playground playground, String order, String resolution) {
        var answer = playground
                .crossdock()
                .post(
                        "/v1/subjects/" + order + ":resolve",
                        null,
                        WorldJson.object().put("resolution", resolution).put("note", "a good customer"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    }

    private static Answer send(Playground playground, String path, String yaml) {
        return playground
                .crossdock()
                .call(
                        "POST",
                        "/v1/processes" + path,
                        Map.of("Content-Type", "application/yaml"),
                        yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> faults(Answer checked) {
        assertThat(checked.status()).as(checked.toString()).isEqualTo(200);
        return checked.body()
                .path("faults")
                .valueStream()
                .map(JsonNode::toString)
                .toList();
    }
}
