package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.world.Faults;
import io.crossdock.world.demo.DemoOptions;
import io.crossdock.world.demo.NeighborServer;
import io.crossdock.world.demo.Playground;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * One server of two is stopped in the middle of its work for longer than its lease, with an open transaction that holds
 * row locks and the log's horizon. It holds up nothing but itself.
 */
@Order(8)
class StoppedNodeTest {

    private static final int ORDERS = 120;
    private static final double ORDERS_PER_SECOND = 12;
    /** While a server is stopped for a quarter of a minute, seven days of business time pass. */
    private static final double SPEED = 40_000;

    private static final String STOPPED = "stopped";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PATIENCE_TO_THE_END = Duration.ofSeconds(240);
    private static final Duration ROUND = Duration.ofMillis(100);

    @Test
    void theOtherServerTakesOrdersAndFinishesAllOfThem() throws SQLException, InterruptedException {
        var options = DemoOptions.headless(ORDERS, 7)
                .withFaults(Faults.NONE)
                .withSpeed(SPEED)
                .withRate(ORDERS_PER_SECOND);
        try (var playground = Playground.open(options);
                var database = playground.connect();
                var neighbor = playground.startNeighbor(STOPPED)) {
            var shop = new Shop(playground);
            var sku = playground.retailer().catalog().skus().getFirst().code();
            playground.letCustomersIn();

            stopInATransaction(database, neighbor);

            var before = shop.order("stopped-a-moment", sku, 2_000);
            until("the database has ended the transaction", () -> !inTransaction(database));
            var reading = subscribers(shop, lag -> lag >= 0);
            until("all subscribers read on", () -> {
                reading.removeAll(subscribers(shop, lag -> lag == 0));
                return reading.isEmpty();
            });
            until("the status says so", () -> silent(shop));
            var after = shop.order("stopped-for-long", sku, 2_000);
            for (var order : List.of(before, after)) {
                Shop.until(() -> shop.read(order), StoppedNodeTest::released, "the release of " + order);
            }
            assertThat(openCases(shop)).isEqualTo(1);

            neighbor.goOn();
            until("the status says that it is back", () -> !silent(shop));
            until("its case is closed", () -> openCases(shop) == 0);
            var seen = neighbor.crossdock().get("/v1/orders/" + after).body();
            assertThat(seen.path("reference").asString()).isEqualTo("stopped-for-long");
            assertThat(playground.violationsAtTheEnd(PATIENCE_TO_THE_END)).isEmpty();
            assertThat(shop.get("/v1/invariants").path("violations")).isEmpty();
        }
    }

    /** Stops the server until it happens to be in a transaction that has written. */
    private static void stopInATransaction(Connection database, NeighborServer neighbor) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            neighbor.stop();
            // What the database has yet to do for the stopped server ends in the meantime.
            Thread.sleep(ROUND);
            if (inTransaction(database)) {
                return;
            }
            neighbor.goOn();
            Thread.sleep(ROUND);
        }
        throw new AssertionError("the server was never stopped in a transaction that has written");
    }

    private static boolean inTransaction(Connection database) {
        try (var statement = database.createStatement();
                var rs = statement.executeQuery("""
                        select 1
                        from pg_stat_activity
                        where application_name = 'crossdock stopped' and state = 'idle in transaction'
                            and backend_xid is not null""")) {
            return rs.next();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Names of the subscribers with such a number of unread events. */
    private static Set<String> subscribers(Shop shop, LongPredicate unread) {
        return shop.get("/v1/overview")
                .path("subscribers")
                .valueStream()
                .filter(subscriber -> unread.test(subscriber.path("events").asLong()))
                .map(subscriber -> subscriber.path("subscriber").asString())
                .collect(Collectors.toSet());
    }

    private static boolean silent(Shop shop) {
        return shop.get("/status")
                .path("servers")
                .valueStream()
                .filter(server -> server.path("name").asString().equals(STOPPED))
                .findFirst()
                .orElseThrow()
                .path("silent")
                .asBoolean();
    }

    /** On a busy machine the other server may be silent for a while, too. */
    private static long openCases(Shop shop) {
        return shop.get("/v1/cases?kind=server-silent")
                .path("items")
                .valueStream()
                .filter(one -> one.path("detail").asString().contains("the server " + STOPPED))
                .count();
    }

    private static boolean released(JsonNode order) {
        return !order.path("fulfillments").isEmpty();
    }

    private static void until(String what, BooleanSupplier so) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("not within %d s: %s", PATIENCE.toSeconds(), what)
                    .isLessThan(deadline);
            Thread.sleep(ROUND);
        }
    }
}
