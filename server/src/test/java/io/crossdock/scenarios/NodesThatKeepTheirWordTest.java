package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.policy.Policies;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Of two stores the cheaper one does not find a tenth of what its books say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodesThatKeepTheirWordTest {

    private static final int VERSION = 4711;

    private final Shop shop = new Shop();

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void aBrokenWordHasThePriceThatTheTableSaysAndNoneByDefault() {
        shop.node("LOSES", 10);
        shop.node("KEEPS", 60);
        shop.sku("mug");
        shop.stock("mug", "LOSES", 50);
        shop.stock("mug", "KEEPS", 50);
        picked();

        var free = shop.collected("free", "mug", 1);
        shop.fulfillment(free, "LOSES", "at-node");
        price(1_000);
        var priced = shop.collected("priced", "mug", 1);
        shop.fulfillment(priced, "KEEPS", "at-node");

        assertThat(decisions(free)).doesNotContain("rejectPermille");
        assertThat(decisions(priced)).contains("\"rejectPermille\":92").contains("\"rejectPermille\":1}").contains("\"rejectMinor\":1");
        for (var order : List.of(free, priced)) {
            assertThat(shop.server.get("/v1/orders/" + order + "/decisions:recompute").json().get("identical").booleanValue()).isTrue();
        }
    }

    private String decisions(String order) {
        return shop.server.get("/v1/orders/" + order + "/decisions").text();
    }

    /** As walks along the ledger would have it, this one and the next. */
    private void picked() {
        shop.server.bean(Engine.class).transact("test", tx -> tx.sql("""
                insert into inventory.node_picks as p (node, picks, shorts, next_picks, next_shorts)
                values ('LOSES', 900, 100, 900, 100), ('KEEPS', 1000, 0, 1000, 0)
                on conflict (node) do update
                set picks = excluded.picks, shorts = excluded.shorts, next_picks = excluded.next_picks, next_shorts = excluded.next_shorts
                """).update());
    }

    private void price(long rerouteMinor) {
        shop.server.bean(Engine.class).publish("test", shop.server.bean(Policies.class).tables(), """
                table: sourcing
                version: %d
                hit: first
                rules: []
                otherwise: { splitMinor: 250, nodesMax: 0, shipComplete: false, lateMinorPerDay: 0, rerouteMinor: %d, shippingPermille: 1000,
                  handlingPermille: 1000, avoid: [], transit: calendar-days, handlingHours: 24 }
                """.formatted(VERSION, rerouteMinor), "what a rejection costs");
    }
}
