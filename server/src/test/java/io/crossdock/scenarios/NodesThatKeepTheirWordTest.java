package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.policy.Policies;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Two stores, of which the cheaper one does not find a tenth of the units in its books. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodesThatKeepTheirWordTest {

    private static final int VERSION = 4711;

    private final Shop shop = new Shop();

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void aBrokenWordHasThePriceThatTheTableSays() {
        shop.node("LOSES", 10);
        shop.node("KEEPS", 60);
        shop.sku("mug");
        shop.stock("mug", "LOSES", 50);
        shop.stock("mug", "KEEPS", 50);
        picked();
        price(VERSION, 0);

        var free = shop.collected("free", "mug", 1);
        shop.fulfillment(free, "LOSES", "at-node");
        price(VERSION + 1, 1_000);
        var priced = shop.collected("priced", "mug", 1);
        shop.fulfillment(priced, "KEEPS", "at-node");

        assertThat(decisions(free)).doesNotContain("rejectPermille");
        assertThat(decisions(priced)).contains("\"rejectPermille\":82");
        for (var order : List.of(free, priced)) {
            assertThat(shop.server
                            .get("/v1/orders/" + order + "/decisions:recompute")
                            .json()
                            .get("identical")
                            .booleanValue())
                    .isTrue();
        }
    }

    @Test
    void workThatANodeGivesBackIsHeldAgainstIt() {
        shop.node("REFUSES", 20);
        shop.node("WORKS", 22);
        shop.sku("lamp");
        shop.stock("lamp", "REFUSES", 50);
        shop.stock("lamp", "WORKS", 50);
        shop.partners.refusing.add("REFUSES");
        var order = shop.collected("refused", "lamp", 1);
        shop.shipped(shop.fulfillment(order, "WORKS", "at-node"), 1, "TRK-works");

        var records = shop.await(
                () -> shop.server.get("/v1/sourcing/node-records").json().path("items"),
                items -> row(items, "WORKS").path("lines").asDouble() == 1,
                "nothing was learned");

        // One of one line, with 50 taken as done.
        assertThat(row(records, "REFUSES").path("refusedPermille").asInt()).isEqualTo(20);
        assertThat(row(records, "REFUSES").path("rejectPermille").asInt()).isEqualTo(20);
        assertThat(row(records, "REFUSES").path("reason").asString()).startsWith("gave back 1.0 of the last 1.0 lines");
        assertThat(row(records, "WORKS").path("refusedPermille").asInt()).isZero();
    }

    private static JsonNode row(JsonNode items, String node) {
        return items.values().stream()
                .filter(item -> item.path("node").asString().equals(node))
                .findFirst()
                .orElseThrow();
    }

    private String decisions(String order) {
        return shop.server.get("/v1/orders/" + order + "/decisions").text();
    }

    /** Stores pick results as walks along the ledger would, this one and the next. */
    private void picked() {
        shop.server.bean(Engine.class).transact("test", tx -> tx.sql("""
                insert into inventory.node_picks as p (node, picks, shorts, next_picks, next_shorts)
                values ('LOSES', 900, 100, 900, 100), ('KEEPS', 1000, 0, 1000, 0)
                on conflict (node) do update
                set picks = excluded.picks, shorts = excluded.shorts,
                    next_picks = excluded.next_picks, next_shorts = excluded.next_shorts
                """).update());
    }

    private void price(int version, long rerouteMinor) {
        shop.server
                .bean(Engine.class)
                .publish(
                        "test",
                        shop.server.bean(Policies.class).tables(),
                        """
                table: sourcing
                version: %d
                hit: first
                rules: []
                otherwise: { splitMinor: 250, nodesMax: 0, shipComplete: false, lateMinorPerDay: 0, rerouteMinor: %d,
                  shippingPermille: 1000,
                  handlingPermille: 1000, avoid: [], transit: calendar-days, handlingHours: 24 }
                """.formatted(version, rerouteMinor),
                        "what a rejection costs");
    }
}
