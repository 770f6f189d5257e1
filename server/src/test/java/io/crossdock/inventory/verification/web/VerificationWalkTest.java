package io.crossdock.inventory.verification.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.inventory.sharing.RingFence;
import io.crossdock.inventory.sharing.Sharing;
import io.crossdock.inventory.verification.StockVerification;
import io.crossdock.support.RunningServer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * The whole server, with verification that walks without a pause. Rows that SQL breaks past all rules are found and
 * named, and the case closes after the repair.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class VerificationWalkTest {

    private final RunningServer server = RunningServer.start(
            "--crossdock.inventory.verify-pause-seconds=1",
            "--crossdock.inventory.verify-idle-pause-seconds=1",
            "--crossdock.inventory.watch-percent=50");

    VerificationWalkTest() {
        server.bean(Engine.class).transact("test", tx -> {
            server.bean(Sharing.class)
                    .fence(tx, List.of(new RingFence("mug", "S001", "amazon", RingFence.Kind.HARD, 3)));
            return true;
        });
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aFenceThatHoldsWhatNobodyReservedIsFoundAndClosed() {
        findsAndCloses(
                "fence",
                "update inventory.ring_fence set held = 2",
                "update inventory.ring_fence set held = 0",
                "2 violation(s) among 1 rows: fence differs: mug at S001 for amazon holds 2, its reservations sum to 0;"
                        + " fenced differs: mug at S001 keeps 3 back, its fences 1 (-1: none)");
    }

    @Test
    void aTransferThatTheLedgerDoesNotKnowIsFoundAndClosed() {
        run("""
                insert into inventory.transfer (id, reference, from_node, to_node, state, requested_at, expected_at)
                values (41, 'by hand', 'S001', 'S002', 'requested', now(), now())
                """);
        run("""
                insert into inventory.transfer_line (transfer_id, line, sku, requested, shipped)
                values (41, 1, 'mug', 2, 2)
                """);

        findsAndCloses(
                "supply",
                "update inventory.transfer set state = 'shipped' where id = 41",
                "update inventory.transfer set state = 'canceled' where id = 41",
                "2 violation(s) among 1 rows: in transit differs: mug to S002 has 2 on transfers, booked 0;"
                        + " supply differs: transfer T41 line 1 has 2 on its way, its target expects 0");
    }

    @Test
    void aCartHoldWithoutItsReservationsIsFoundAndClosed() {
        run("""
                insert into inventory.hold (id, channel, key, fingerprint, made_at, expires_at, latest_at)
                values (42, 'web', 'cart-1', '', now(), 'infinity', 'infinity')
                """);

        findsAndCloses(
                "hold",
                "insert into inventory.hold_line (hold_id, line, sku, wanted, held) values (42, 1, 'mug', 3, 3)",
                "delete from inventory.hold_line where hold_id = 42",
                "1 violation(s) among 1 rows: hold differs: H42 is held, was made with 3 and has 0 reserved");
    }

    @Test
    void aPromiseThatItsSupplyDoesNotKnowIsFoundAndClosed() {
        findsAndCloses(
                "backlog",
                """
                insert into inventory.supply_claim (order_id, line, inbound, sku, node, quantity, since)
                values (43, 1, 44, 'mug', 'S001', 5, now())
                """,
                "delete from inventory.supply_claim where inbound = 44",
                "1 violation(s) among 1 rows: promised differs: supply 44 of no such line has 0, its claims sum to 5");
    }

    /** Servers that share a database have clocks of their own. */
    @Test
    void aWalkThatAnotherClockEndedAheadOfThisOneHasNoNegativeAge() {
        var walks = server.bean(Engine.class).transact("test", tx -> {
            tx.sql("update inventory.patrol set done_at = ?")
                    .value(tx.at().plusSeconds(3_600))
                    .update();
            return server.bean(StockVerification.class).walks(tx);
        });

        assertThat(walks).isNotEmpty().allMatch(walk -> Objects.equals(walk.ageSeconds(), 0L));
    }

    private void findsAndCloses(String what, String breaks, String heals, String detail) {
        var open = "/v1/cases?kind=" + what + "-violation";
        until(
                () -> walked(what).at("/completedAt").isString(),
                () -> server.get("/status").text());
        assertThat(server.get(open).json().at("/items")).isEmpty();

        run(breaks);

        until(
                () -> walked(what).at("/completedViolations").asInt() > 0,
                () -> server.get("/status").text());
        assertThat(server.get("/status").json().at("/ok").asBoolean()).isFalse();
        assertThat(server.get(open).json().at("/items/0/detail").asString()).isEqualTo(detail);
        var told = walked(what).at("/sentences/0").asString();
        assertThat(detail).contains(told);
        assertThat(server.post("/v1/stock:verify", "").text()).contains(told);

        run(heals);

        until(
                () -> walked(what).at("/completedViolations").asInt() == 0
                        && server.get(open).json().at("/items").isEmpty(),
                () -> server.get(open).text());
        assertThat(walked(what).at("/ageSeconds").asLong()).isBetween(0L, 60L);
    }

    private JsonNode walked(String what) {
        return server.get("/status").json().at("/walks").values().stream()
                .filter(walk -> walk.at("/name").asString().equals(what + "-verify"))
                .findFirst()
                .orElseThrow();
    }

    private void run(String statement) {
        server.bean(Engine.class).transact("test", tx -> tx.sql(statement).update());
    }

    private static void until(BooleanSupplier holds, Supplier<String> seen) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as(() -> "not within 60 s: " + seen.get())
                    .isLessThan(end);
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
