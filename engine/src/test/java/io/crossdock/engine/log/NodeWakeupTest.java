package io.crossdock.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Event;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Follower;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nodes that look rarely, and wake each other. */
@Tag("slow")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class NodeWakeupTest {

    private static final Duration NEVER = Duration.ofMinutes(10);

    private final Fixture fixture = new Fixture();
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        fixture.close();
    }

    private record Noting(List<String> seen) implements Subscriber {
        @Override
        public String name() {
            return "noting";
        }

        @Override
        public void on(Tx tx, List<Event> events) {
            events.forEach(event -> seen.add(event.type()));
        }
    }

    private static void emit(Engine engine, String type) {
        engine.transact("tester", tx -> {
            tx.emit(7, type, Map.of());
            return 0;
        });
    }

    private long listeners() {
        try (var connection = fixture.database.getConnection();
                var statement = connection.createStatement();
                var rs = statement.executeQuery("""
                        select count(*)
                        from pg_stat_activity
                        where datname = current_database() and query = 'listen engine_log' and state = 'idle'""")) {
            rs.next();
            return rs.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A node with the subscriber, and one without it. */
    private List<Engine> reading(Duration poll) {
        fixture.poll = poll;
        var writer = fixture.running();
        fixture.subscribers.add(new Noting(seen));
        var reader = fixture.running();
        Fixture.until("both listen", () -> listeners() == 2);
        return List.of(writer, reader);
    }

    @Test
    void aSubscriberReadsWhatAnotherNodeWroteLongBeforeItsNextLook() {
        var nodes = reading(NEVER);

        emit(nodes.getFirst(), "one");
        Fixture.until("one", () -> seen.equals(List.of("one")));
        emit(nodes.getFirst(), "two");
        Fixture.until("two", () -> seen.equals(List.of("one", "two")));
        emit(nodes.getLast(), "three");
        Fixture.until("three", () -> seen.equals(List.of("one", "two", "three")));
    }

    @Test
    void aFollowerAppliesWhatAnotherNodeWroteLongBeforeItsNextLook() throws InterruptedException {
        fixture.poll = NEVER;
        var writer = fixture.running();
        var reader = fixture.node();
        try (var following = reader.follow(new Follower() {
            @Override
            public String name() {
                return "noting";
            }

            @Override
            public Set<String> types() {
                return Set.of("wanted");
            }

            @Override
            public void load(Tx tx) {
                seen.add("loaded");
            }

            @Override
            public void on(List<Event> events) {
                events.forEach(event -> seen.add(event.type()));
            }
        })) {
            assertThat(following.awaitLoaded(Duration.ofSeconds(30))).isTrue();
            Fixture.until("both listen", () -> listeners() == 2);

            emit(writer, "wanted");

            Fixture.until("applied", () -> seen.equals(List.of("loaded", "wanted")));
        }
    }

    @Test
    void whatIsWrittenWhileNobodyListensIsFoundAtTheNextLookAndThenTheyListenAgain() throws SQLException {
        var nodes = reading(Duration.ofSeconds(2));
        try (var connection = fixture.database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    select pg_terminate_backend(pid)
                    from pg_stat_activity
                    where datname = current_database() and query = 'listen engine_log'""");
        }

        emit(nodes.getFirst(), "one");
        Fixture.until("one", () -> seen.equals(List.of("one")));
        Fixture.until("both listen again", () -> listeners() == 2);
        emit(nodes.getFirst(), "two");
        Fixture.until("two", () -> seen.equals(List.of("one", "two")));
    }

    @Test
    void aWorkerTakesWorkThatTheNodeWhichMadeItMayNotDo() {
        fixture.poll = NEVER;
        fixture.remote("test.call", Set.of("ok"), work -> "ok");
        var process = """
                process: order
                version: 1
                start: calling
                stages:
                  calling:
                    run: test.call
                    retry: { attempts: 3, backoff: 1s..5s, otherwise: end }
                    on: { ok: end }
                  end: { end: done }
                """;
        var maker = fixture.running(process);
        fixture.running();
        maker.pause("test.call");
        Fixture.until("both listen", () -> listeners() == 2);

        long subject = Fixture.start(maker, "order", Facts.NONE);

        Fixture.untilStage(maker, subject, "end");
    }
}
