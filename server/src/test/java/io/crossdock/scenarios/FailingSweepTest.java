package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** An item that fails, and a kind of due work that fails, hold up nothing but themselves, and say so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailingSweepTest {

    private final Shop shop = new Shop("--crossdock.holds.sweep-millis=100");

    @BeforeAll
    void node() {
        shop.node("H1", 10);
        shop.sku("dish");
        shop.stock("dish", "H1", 100);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void aHoldThatCantEndGetsACaseAndTheOthersEnd() throws SQLException {
        sql("alter table inventory.hold add constraint x check (key <> 'poison' or state = 'held') not valid");
        var poison = hold("poison");
        var other = hold("other");

        shop.await(() -> status(other), "expired"::equals, "the other hold does not end");
        var open = shop.await(() -> cases("due-work-failed"), c -> c.size() == 1, "no case");

        assertThat(status(poison)).isEqualTo("held");
        assertThat(open.path(0).toString()).contains("ending expired cart holds failed");
        assertThat(shop.server.get("/status").json().path("ok").asBoolean()).isTrue();
        sql("alter table inventory.hold drop constraint x");
    }

    @Test
    void aSweepThatFailsStopsNoOtherAndTheStatusSaysSinceWhen() throws SQLException {
        sql("alter table inventory.preorder rename to gone");
        var failing = shop.await(
                () -> shop.server.get("/status").json(), s -> s.path("failing").size() == 1, "the status says nothing");
        shop.await(() -> cases("background-work-failing"), c -> c.size() == 1, "no case");
        var hold = hold("after");
        shop.await(() -> status(hold), "expired"::equals, "holds don't end");

        assertThat(failing.path("ok").asBoolean(true)).isFalse();
        assertThat(failing.at("/failing/0/work").asString()).isEqualTo("signaling preorders");
        assertThat(failing.at("/failing/0/since").asString()).startsWith("2");
        sql("alter table inventory.gone rename to preorder");
        shop.await(() -> shop.server.get("/status").json(), s -> s.path("ok").asBoolean(false), "it does not recover");
        shop.await(() -> cases("background-work-failing"), JsonNode::isEmpty, "the case stays open");
    }

    @Test
    void aCheckThatFailsForEverIsSaidAndSoIsWhatItFinds() throws SQLException {
        sql("alter table storedvalue.account rename to gone");
        for (int i = 0; i < 3; i++) {
            assertThat(shop.server.post("/v1/invariants:check", "").status()).isEqualTo(503);
        }
        shop.await(() -> cases("background-work-failing"), c -> c.size() == 1, "no case");
        assertThat(shop.server.get("/status").json().path("failing").findValuesAsString("work"))
                .contains("checking the invariants");
        sql("alter table storedvalue.gone rename to account");

        sql("update inventory.stock set on_hand = on_hand + 1 where sku = 'dish'");
        assertThat(shop.server.post("/v1/invariants:check", "").json().path("violations"))
                .isNotEmpty();
        assertThat(cases("invariant-broken")).hasSize(1);
        sql("update inventory.stock set on_hand = on_hand - 1 where sku = 'dish'");
        assertThat(shop.server.post("/v1/invariants:check", "").json().path("violations"))
                .isEmpty();
        assertThat(cases("invariant-broken")).isEmpty();
        shop.await(() -> cases("background-work-failing"), JsonNode::isEmpty, "the case stays open");
    }

    /** Sums over all history may take longer than a statement may; the counts don't wait for them. */
    @Test
    void theOverviewDoesNotWaitForTheSumsOfMoney() throws SQLException {
        try (var other = shop.server.database().dataSource().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table payments.payment in access exclusive mode");

            var overview = shop.server.get("/v1/overview");

            assertThat(overview.status()).as(overview.text()).isEqualTo(200);
            assertThat(overview.json().path("money")).isEmpty();
            assertThat(overview.json().path("moneyAt").isString()).isFalse();
            other.rollback();
        }
        shop.await(
                () -> shop.server.get("/v1/overview").json(),
                o -> o.path("moneyAt").isString(),
                "no sums of money");
    }

    private JsonNode cases(String kind) {
        return shop.server.get("/v1/cases?kind=" + kind).json().path("items");
    }

    private String hold(String key) {
        var answer = shop.server.post("/v1/cart-holds", """
                {"channel":"web","key":"%s","country":"US","postalCode":"60601","seconds":1,
                 "lines":[{"sku":"dish","quantity":1}]}""".formatted(key));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asString("");
    }

    private String status(String hold) {
        return shop.server.get("/v1/cart-holds/" + hold).json().path("status").asString("");
    }

    private void sql(String statement) throws SQLException {
        try (var connection = shop.server.database().dataSource().getConnection();
                var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }
}
