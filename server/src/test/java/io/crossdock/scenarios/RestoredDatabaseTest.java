package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.postgres.EmbeddedPostgres;
import io.crossdock.postgres.Options;
import io.crossdock.postgres.TestDatabase;
import io.crossdock.support.DatabaseCopy;
import io.crossdock.support.ServerDatabase;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** A dump restored into another cluster, whose transaction ids are lower: everything goes on. */
@Tag("slow")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class RestoredDatabaseTest {

    private static final int IDS = 60_000;

    /** How far the old cluster's ids must be ahead, so that the new one does not catch up during the test. */
    private static final long AHEAD = 20_000;

    @Test
    void subscribersWorkersMemoryAndCursorsGoOn() throws SQLException {
        var source = ServerDatabase.fresh();
        useUp(source);
        TestDatabase restored;
        String done;
        String waiting;
        String events;
        String position;
        Set<String> before;
        try (var target = EmbeddedPostgres.temporary(Options.forTests())) {
            try (var shop = new Shop(source)) {
                shop.node("W1", 10);
                shop.sku("lamp");
                shop.sku("sofa");
                shop.stock("lamp", "W1", 5);
                done = shop.collected("before-1", "lamp", 1);
                waiting = shop.collected("before-2", "sofa", 2);
                shop.fulfillment(done, "W1", "at-node");
                shop.stage(waiting, "backordered");
                caughtUp(shop);
                before = new HashSet<>();
                events = readAll(shop, "0", before);
                position = position(shop, "lamp", events);
                restored = DatabaseCopy.into(target, source);
            }
            assertThat(nextId(target)).as("the test's premise").isLessThan(IDS - AHEAD);

            try (var shop = new Shop(restored)) {
                // Only a subscriber wakes an order that waits for stock, and only a worker moves it.
                shop.stock("sofa", "W1", 3);
                shop.fulfillment(waiting, "W1", "at-node");
                var fresh = shop.collected("after-1", "lamp", 2);
                shop.fulfillment(fresh, "W1", "at-node");
                caughtUp(shop);

                assertThat(shop.free("lamp", "W1")).as("memory follows").isEqualTo(2);
                var after = new HashSet<String>();
                readAll(shop, events, after);
                assertThat(after).as("new events only").doesNotContainAnyElementsOf(before);
                var all = new HashSet<String>();
                readAll(shop, "0", all);
                before.addAll(after);
                assertThat(before).as("no event is skipped").isEqualTo(all);
                assertThat(changed(shop, position)).containsExactlyInAnyOrder("lamp", "sofa");
                shop.consistent();
            }
        }
    }

    /** Begins so many transactions that the ids of a new cluster are lower. */
    private static void useUp(TestDatabase database) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    do $$ begin
                        while pg_current_xact_id()::text::bigint < %d loop
                            commit;
                        end loop;
                    end $$""".formatted(IDS));
        }
    }

    private static long nextId(EmbeddedPostgres server) throws SQLException {
        var database = new TestDatabase(server.url("restored"), server.user(), server.password());
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var rs = statement.executeQuery("select pg_current_xact_id()::text::bigint")) {
            rs.next();
            return rs.getLong(1);
        }
    }

    /** Waits until every subscriber has read the whole log, as the overview tells. */
    private static void caughtUp(Shop shop) {
        shop.await(
                () -> shop.server.get("/v1/overview").json().path("subscribers"),
                subscribers -> subscribers.size() > 0
                        && subscribers.values().stream()
                                .allMatch(s -> s.path("events").asLong() == 0),
                "subscribers are behind");
    }

    /**
     * Reads events after a cursor, in small pages, into a set of subjects and sequence numbers. @return the last next
     */
    private static String readAll(Shop shop, String after, Set<String> events) {
        var next = after;
        JsonNode page;
        do {
            var answer = shop.server.get("/v1/events?limit=7&after=" + next);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            page = answer.json();
            for (var event : page.path("items")) {
                var one = event.path("subject") + " " + event.path("seq");
                assertThat(events.add(one)).as(one + " is read once").isTrue();
            }
            next = page.path("next").asString();
        } while (!page.path("items").isEmpty());
        return next;
    }

    /** Position of the memory, once it has all of the log. */
    private static String position(Shop shop, String sku, String end) {
        return shop.await(
                () -> shop.server
                        .get("/v1/availability/" + sku)
                        .json()
                        .at("/asOf/position")
                        .asString(),
                end::equals,
                "memory is behind");
    }

    private static Set<String> changed(Shop shop, String position) {
        var skus = new HashSet<String>();
        var answer = shop.server.get("/v1/availability/changes?after=" + position);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        answer.json().path("items").forEach(row -> skus.add(row.path("sku").asString()));
        return skus;
    }
}
