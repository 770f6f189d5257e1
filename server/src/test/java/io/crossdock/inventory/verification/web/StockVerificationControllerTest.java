package io.crossdock.inventory.verification.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.inventory.sharing.RingFence;
import io.crossdock.inventory.sharing.Sharing;
import io.crossdock.support.RunningServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The whole server, with verification that walks without a pause. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StockVerificationControllerTest {

    private final RunningServer server = RunningServer.start(
            "--crossdock.inventory.verify-pause-seconds=1",
            "--crossdock.inventory.verify-idle-pause-seconds=1",
            "--crossdock.inventory.watch-percent=50");

    private static final String FENCES = """
            fence differs: mug at S001 for amazon holds 1, its reservations sum to 0
            fenced differs: mug at S001 keeps 3 back, its fences 2 (-1: none)
            """;

    StockVerificationControllerTest() {
        server.put("/v1/skus", """
                {"skus": [
                  {"code": "mug", "name": "Mug", "unit": "each", "weightGrams": 400, "priceMinor": 1200,
                   "currency": "USD"}]}
                """);
        server.put("/v1/nodes", """
                {"nodes": [
                  {"code": "S001", "name": "Chicago Loop", "kind": "store", "country": "US", "postalCode": "60601",
                   "latitude": 41.88, "longitude": -87.62, "timeZone": "America/Chicago", "handlingMinor": 80,
                   "orderMinor": 50, "active": true}]}
                """);
        server.bean(Engine.class).transact("test", tx -> {
            server.bean(Sharing.class)
                    .fence(tx, List.of(new RingFence("mug", "S001", "amazon", RingFence.Kind.HARD, 3)));
            return true;
        });
        server.post("/v1/stock:count", "{\"counts\": [{\"sku\": \"mug\", \"node\": \"S001\", \"onHand\": 7}]}");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void findsTellsAndRepairsARowThatWasChangedByHand() {
        until(() -> walk("completedRows") == 1);
        assertThat(server.get("/status").json().at("/ok").asBoolean()).isTrue();
        assertThat(server.post("/v1/stock:verify", "").text()).isEmpty();

        server.bean(Engine.class)
                .transact(
                        "test",
                        tx -> tx.sql("update inventory.stock set on_hand = 9").update());
        server.bean(Engine.class)
                .transact(
                        "test",
                        tx -> tx.sql("update inventory.ring_fence set held = 1").update());

        until(() -> walk("completedViolations") == 1);
        until(() -> !server.get("/v1/cases?kind=fence-violation")
                .json()
                .at("/items")
                .isEmpty());
        assertThat(server.get("/status").json().at("/ok").asBoolean()).isFalse();
        assertThat(page()).contains("The books disagree", "mug at S001 has 9 on hand, booked 7");
        assertThat(server.get("/v1/cases?kind=stock-violation").json().at("/items"))
                .hasSize(1);
        assertThat(server.post("/v1/stock:verify", "").text())
                .startsWith("ledger differs: mug at S001 has 9 on hand, booked 7; 0 in quarantine, booked 0\n")
                .endsWith(FENCES);
        var dry = server.post("/v1/stock:rebuild", "").text();
        assertThat(server.get("/v1/skus/mug/stock").json().at("/items/0/onHand").asLong())
                .isEqualTo(9);
        var applied = server.post("/v1/stock:rebuild?apply=true", "").text();

        var row = "mug at S001: on hand 9 -> 7, quarantined 0 -> 0, reserved 0 -> 0\n";
        assertThat(dry).isEqualTo(row + FENCES);
        assertThat(applied).isEqualTo(row + "the fences of 1 row(s) were recounted from the reservations\n");
        assertThat(server.post("/v1/stock:verify", "").text()).isEmpty();
        assertThat(server.get("/v1/skus/mug/stock").json().at("/items/0/onHand").asLong())
                .isEqualTo(7);
        until(() -> server.get("/status").json().at("/ok").asBoolean());
        assertThat(server.get("/v1/cases?kind=stock-violation").json().at("/items"))
                .isEmpty();
        assertThat(server.get("/v1/cases?kind=stock-rebuilt").json().at("/items"))
                .hasSize(2);
        assertThat(server.post("/v1/invariants:check", "").json().at("/violations"))
                .isEmpty();
    }

    @Test
    void saysHowOldTheMemoryIs() {
        until(() -> server.get("/status").json().at("/memory/positions").asLong() == 1);

        var memory = server.get("/status").json().at("/memory");

        assertThat(memory.at("/loaded").asBoolean()).isTrue();
        assertThat(memory.at("/stalenessP50Ms").asDouble())
                .isBetween(0.0, memory.at("/stalenessP99Ms").asDouble());
        assertThat(page()).contains("Stock in memory: 1 rows, ");
        assertThat(server.get("/v1/invariants").json().at("/memory/positions").asLong())
                .isEqualTo(1);
    }

    private long walk(String field) {
        return server.get("/v1/invariants").json().at("/walks").values().stream()
                .filter(walk -> walk.at("/name").asString().equals("stock-verify"))
                .findFirst()
                .orElseThrow()
                .at("/" + field)
                .asLong();
    }

    private String page() {
        return server.send(
                        server.request("/status").header("accept", "text/html").GET())
                .text();
    }

    private static void until(BooleanSupplier holds) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("not within 30 s").isLessThan(end);
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
