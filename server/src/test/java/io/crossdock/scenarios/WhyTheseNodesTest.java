package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Explanations of sourcing decisions, and their computation again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhyTheseNodesTest {

    private final Shop shop = new Shop();

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void saysWhyInWordsAndMakesTheDecisionAgain() throws SQLException {
        shop.node("W1", 10);
        shop.node("W2", 900);
        shop.sku("mug");
        shop.stock("mug", "W1", 50);
        shop.stock("mug", "W2", 50);
        var order = shop.collected("why", "mug", 1);
        shop.fulfillment(order, "W1", "at-node");

        var words = shop.server.get("/v1/orders/" + order + "/decisions:explain");
        var again = shop.server.get("/v1/orders/" + order + "/decisions:recompute");

        assertThat(words.status()).isEqualTo(200);
        assertThat(words.contentType()).startsWith("text/plain");
        assertThat(words.text())
                .contains("W1: 1 x mug; standard from zone ")
                .contains("W2: costs more, by 8.90")
                .contains("8.91 USD less per fulfillment from W2")
                .contains("computed again: identical");
        assertThat(again.json().get("identical").booleanValue()).isTrue();
        assertThat(again.text()).startsWith("{\"identical\":true,");

        tamper();
        var tampered =
                shop.server.get("/v1/orders/" + order + "/decisions:recompute").json();
        assertThat(tampered.get("identical").booleanValue()).isFalse();
        assertThat(tampered.get("items").get(0).get("differences").get(0).stringValue())
                .startsWith("placements: stored [");
    }

    private void tamper() throws SQLException {
        try (var connection = shop.server.database().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "update sourcing.decision set chosen = jsonb_set(chosen, '{placements,0,node}', '\"W2\"')");
        }
    }

    @Test
    void explainsTheNewestOfManyDecisionsAndRecomputesAll() throws SQLException {
        shop.node("W3", 10);
        shop.sku("cup");
        shop.stock("cup", "W3", 50);
        var order = shop.collected("many", "cup", 1);
        shop.fulfillment(order, "W3", "at-node");
        repeat(order, 49);

        var decisions = shop.server.get("/v1/orders/" + order + "/decisions").json();
        var words = shop.server.get("/v1/orders/" + order + "/decisions:explain");
        var again = shop.server.get("/v1/orders/" + order + "/decisions:recompute");

        assertThat(decisions.at("/items").size()).isEqualTo(20);
        assertThat(decisions.at("/items/0/attempt").intValue()).isEqualTo(31);
        assertThat(decisions.at("/items/19/attempt").intValue()).isEqualTo(50);
        assertThat(words.text())
                .startsWith("The newest 20 of 50 decisions\n")
                .contains("Order " + order + ", decision 31 of 50", "Order " + order + ", decision 50 of 50")
                .doesNotContain("decision 30 of 50");
        assertThat(again.json().at("/items").size()).isEqualTo(50);
        assertThat(again.json().get("identical").booleanValue()).isTrue();
    }

    private void repeat(String order, int times) throws SQLException {
        try (var connection = shop.server.database().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into sourcing.decision (order_id, id, at, policy, outcome, total_minor, inputs, chosen)
                    select d.order_id, d.id + n, d.at, d.policy, d.outcome, d.total_minor, d.inputs, d.chosen
                    from sourcing.decision d, generate_series(1, %d) n
                    where d.order_id = %s""".formatted(times, order.substring(1)));
        }
    }

    @Test
    void knowsNothingOfOrdersThatAreNotThere() {
        assertThat(shop.server.get("/v1/orders/O1/decisions:explain").status()).isEqualTo(404);
        assertThat(shop.server.get("/v1/orders/O1/decisions:recompute").status())
                .isEqualTo(404);
    }
}
