package io.crossdock.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Event;
import io.crossdock.engine.Ids;
import io.crossdock.engine.LogPosition;
import io.crossdock.engine.run.OpenTx;
import io.crossdock.postgres.TestDatabase;
import io.crossdock.postgres.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A log of an earlier release keeps its events, and each subscriber goes on where it was. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LogOrderMigrationTest {

    private static final String BEFORE = "122";
    private static final Ids NONE = () -> {
        throw new AssertionError("needs no ids");
    };

    private final TestDatabase database = TestDatabases.empty();
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        migrate(BEFORE);
        connection = database.dataSource().getConnection();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** @param transaction added to the ids of this cluster's transactions */
    private void wrote(long transaction, int position, long subject, int seq) throws SQLException {
        run("""
                insert into engine.log
                    (position, txid, subject, seq, type, at, actor, version, stage, data)
                overriding system value
                values (%1$d, '%2$d', %3$d, %4$d, '%3$d-%4$d',
                    now(), 'tester', 0, '', '{}')""".formatted(position, transaction, subject, seq));
    }

    private void reader(String name, long transaction, int position) throws SQLException {
        run("insert into engine.subscriber (name, txid, position) values ('%s', '%d', %d)"
                .formatted(name, transaction, position));
    }

    private OpenTx tx() {
        return new OpenTx(connection, Instant.EPOCH, "tester", NONE);
    }

    /** Types of the events that a subscriber has yet to read, in the order of the log. */
    private List<String> unread(String name) {
        var place = SubscriberStore.lock(tx(), name);
        assertThat(place).isNotNull();
        return LogOrderStore.read(tx(), place.place(), 100).stream()
                .map(Event::type)
                .toList();
    }

    /** Three transactions that overlapped: 12 took its positions first and 10 last. */
    private void overlapped(long ids) throws SQLException {
        wrote(ids + 12, 1, 1, 1);
        wrote(ids + 12, 2, 2, 1);
        wrote(ids + 11, 3, 3, 1);
        wrote(ids + 10, 5, 4, 1);
        wrote(ids + 10, 6, 5, 1);
        wrote(ids + 13, 7, 1, 2);
        wrote(ids + 13, 9, 3, 2);
    }

    @Test
    void eachSubscriberReadsExactlyWhatItHadNotRead() throws SQLException {
        overlapped(0);
        reader("new", 0, 0);
        reader("amid", 10, 5);
        reader("behind", 11, 3);
        reader("done", 13, 9);

        migrate("latest");

        var order = List.of("4-1", "5-1", "3-1", "1-1", "2-1", "1-2", "3-2");
        assertThat(unread("new")).isEqualTo(order);
        assertThat(unread("amid")).isEqualTo(order.subList(1, 7));
        assertThat(unread("behind")).isEqualTo(order.subList(3, 7));
        assertThat(unread("done")).isEmpty();
    }

    @Test
    void aLogThatWasRestoredBeforeIsReadOnByPosition() throws SQLException {
        overlapped(1_000_000_000L);
        reader("late", 1_000_000_010L, 5);
        // Written after the restore, with ids of the new cluster: no subscriber ever reached it.
        wrote(20, 10, 6, 1);

        migrate("latest");

        assertThat(unread("late")).containsExactly("5-1", "1-2", "3-2", "6-1");
    }

    @Test
    void newEventsFollowTheOldOnes() throws SQLException {
        overlapped(0);
        reader("done", 13, 9);
        migrate("latest");

        run("""
                with arrival as (
                    insert into engine.log_arrival (events) values (2) returning batch
                )
                insert into engine.log (batch, position, subject, seq, type, at, actor, version, stage, data)
                select (select batch from arrival), n, 8, n, 'new', now(), 'tester', 0, '', '{}'
                from generate_series(1, 2) n""");
        LogOrderStore.number(connection);

        var numbers = new ArrayList<Long>();
        LogOrderStore.read(tx(), new LogPosition(7), 100).forEach(event -> numbers.add(event.number()));
        assertThat(numbers)
                .as("old numbers are positions; new ones have no gap")
                .containsExactly(9L, 10L, 11L);
        assertThat(unread("done")).containsExactly("new", "new");
        assertThat(EngineQueries.lags(tx())).containsExactly(new EngineQueries.Lag("done", 2, 0));
    }

    @Test
    void anEmptyLogStaysEmptyAndParkedEventsAreCounted() throws SQLException {
        reader("picky", 0, 0);
        run("""
                insert into engine.parked_event (subscriber, subject, seq, type, error, tries, at)
                values ('picky', 7, 1, 'bad', 'no', 3, now()), ('picky', 7, 2, 'after', '', 0, now())""");

        migrate("latest");

        assertThat(LogOrderStore.number(connection)).isZero();
        assertThat(unread("picky")).isEmpty();
        assertThat(EngineQueries.lags(tx())).containsExactly(new EngineQueries.Lag("picky", 0, 2));
    }
}
