package io.crossdock.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Event;
import io.crossdock.engine.LogPosition;
import io.crossdock.engine.SubjectLockStore;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The log's own order: numbers without a gap that are safe to read, and never put a later cause first. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LogOrderTest {

    private static final long SEED = Long.getLong("seed", 20261129L);
    private static final int WRITERS = 6;
    private static final int TRANSACTIONS = 60;
    private static final int SUBJECTS = 5;

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static void emit(Engine engine, long subject, String... types) {
        engine.transact("tester", tx -> {
            for (var type : types) {
                tx.emit(subject, type, Map.of());
            }
            return 0;
        });
    }

    private static List<Event> all(Engine engine) {
        engine.end();
        return engine.read(tx -> EngineQueries.log(tx, LogPosition.START, 10_000));
    }

    private static List<String> types(List<Event> events) {
        return events.stream().map(Event::type).toList();
    }

    /** Notes each event as {@code subject seq}, in the order in which it is handed over. */
    private record Noting(List<String> seen) implements Subscriber {
        @Override
        public String name() {
            return "noting";
        }

        @Override
        public void on(Tx tx, List<Event> events) {
            events.forEach(event -> seen.add(event.subject() + " " + event.seq()));
        }
    }

    @Test
    void numbersHaveNoGapAndEachSubjectKeepsItsOrderUnderConcurrentWritersAndNumberers() throws Exception {
        var seen = Collections.synchronizedList(new ArrayList<String>());
        fixture.subscribers.add(new Noting(seen));
        var nodes = List.of(fixture.running(), fixture.running());
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            var writers = IntStream.range(0, WRITERS)
                    .<Callable<Void>>mapToObj(n -> () -> {
                        write(nodes.get(n % 2), new Random(SEED + n));
                        return null;
                    })
                    .toList();
            for (var written : threads.invokeAll(writers)) {
                written.get();
            }
        }

        var events = all(nodes.getFirst());
        assertThat(events)
                .extracting(Event::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList());
        assertInOrder(events.stream().map(e -> e.subject() + " " + e.seq()).toList());
        Fixture.until("all are handed over", () -> seen.size() >= events.size());
        assertThat(seen)
                .as("replay with -Dseed=" + SEED)
                .containsExactlyElementsOf(
                        events.stream().map(e -> e.subject() + " " + e.seq()).toList());
        assertThat(fixture.database)
                .satisfies(pool ->
                        assertThat(count(pool.getConnection(), "log_arrival")).isZero());
    }

    /** Transactions over one to three subjects, which meet; some fail after they have written. */
    private static void write(Engine engine, Random random) {
        for (int i = 0; i < TRANSACTIONS; i++) {
            var subjects = random.longs(1 + random.nextInt(3), 1, SUBJECTS + 1)
                    .distinct()
                    .boxed()
                    .toList();
            boolean fails = random.nextInt(10) == 0;
            try {
                engine.transact("tester", tx -> {
                    SubjectLockStore.take(tx, subjects);
                    subjects.forEach(subject -> tx.emit(subject, "written", Map.of()));
                    if (fails) {
                        throw new IllegalStateException("on purpose");
                    }
                    return 0;
                });
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("on purpose");
            }
        }
    }

    private static void assertInOrder(List<String> subjectsAndSeqs) {
        var last = new HashMap<String, Integer>();
        for (var one : subjectsAndSeqs) {
            var parts = one.split(" ");
            int seq = Integer.parseInt(parts[1]);
            assertThat(seq)
                    .as("seq of subject " + parts[0] + "; replay with -Dseed=" + SEED)
                    .isEqualTo(last.getOrDefault(parts[0], 0) + 1);
            last.put(parts[0], seq);
        }
    }

    @Test
    void ofTwoTransactionsOverOneSubjectTheLaterOneHasHigherNumbersWhenOneRunFindsBoth() {
        var engine = fixture.node();
        emit(engine, 7, "first", "second");
        emit(engine, 8, "between");
        emit(engine, 7, "third");

        assertThat(types(all(engine))).containsExactly("first", "second", "between", "third");
    }

    @Test
    void aTransactionThatBeganToAppendEarlierAndCommitsLaterGetsTheHigherNumbers() throws Exception {
        var engine = fixture.node();
        try (var slow = fixture.database.getConnection()) {
            slow.setAutoCommit(false);
            append(slow, 7, "slow");
            emit(engine, 8, "fast");
            assertThat(types(all(engine))).containsExactly("fast");
            slow.commit();

            assertThat(types(all(engine))).containsExactly("fast", "slow");
        }
    }

    @Test
    void aRunWaitsForTheOneBeforeItAndNumbersWhatThatOneDidNotSee() throws Exception {
        var engine = fixture.node();
        emit(engine, 7, "one");
        try (var other = fixture.database.getConnection();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            LogOrderStore.number(other);
            emit(engine, 7, "two");
            var mine = threads.submit(() -> all(engine));
            Fixture.until("the run waits", () -> waiting() == 1);
            other.commit();

            assertThat(types(mine.get(30, TimeUnit.SECONDS))).containsExactly("one", "two");
            assertThat(all(engine)).extracting(Event::number).containsExactly(1L, 2L);
        }
    }

    private long waiting() {
        try (var connection = fixture.database.getConnection();
                var statement = connection.createStatement();
                var rs = statement.executeQuery("""
                        select count(*)
                        from pg_locks
                        where locktype = 'advisory' and not granted
                            and database = (select oid from pg_database where datname = current_database())""")) {
            rs.next();
            return rs.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRunThatBreaksOffLeavesNothingBehindAndTheNextOneNumbersAll() throws Exception {
        var engine = fixture.node();
        emit(engine, 7, "one");
        try (var broken = fixture.database.getConnection()) {
            broken.setAutoCommit(false);
            LogOrderStore.number(broken);
            broken.rollback();
        }
        emit(engine, 7, "two");

        assertThat(all(engine)).extracting(Event::number).containsExactly(1L, 2L);
    }

    @Test
    void pagesOfAnySizeReadEachEventOnceAlsoWithinALongTransaction() {
        var engine = fixture.node();
        var many = IntStream.range(0, 25).mapToObj(i -> "a" + i).toArray(String[]::new);
        emit(engine, 7, many);
        emit(engine, 8, "b");
        emit(engine, 7, "c", "d");
        var whole = types(all(engine));

        for (int size = 1; size <= 29; size++) {
            var read = new ArrayList<String>();
            var place = LogPosition.START;
            List<Event> page;
            do {
                int most = size;
                var after = place;
                page = engine.read(tx -> EngineQueries.log(tx, after, most));
                assertThat(page).hasSizeLessThanOrEqualTo(most);
                read.addAll(types(page));
                place = page.isEmpty() ? place : LogPosition.of(page.getLast());
            } while (!page.isEmpty());
            assertThat(read).as("pages of " + size).isEqualTo(whole);
        }
    }

    @Test
    void readsTypesBetweenTwoPlaces() {
        var engine = fixture.node();
        emit(engine, 7, "a", "b", "a", "c");
        emit(engine, 8, "a", "b");
        engine.end();

        var found =
                engine.read(tx -> EngineQueries.log(tx, new LogPosition(1), new LogPosition(5), List.of("a", "c"), 10));

        assertThat(found).extracting(e -> e.number() + e.type()).containsExactly("3a", "4c", "5a");
        assertThat(engine.<Long>read(tx -> EngineQueries.behind(tx, new LogPosition(4))))
                .isEqualTo(2);
        assertThat(engine.<Long>read(tx -> EngineQueries.behind(tx, new LogPosition(9))))
                .isEqualTo(-3);
    }

    @Test
    void saysHowFarASubscriberIsBehindAlsoOverEventsWithoutNumbers() {
        fixture.subscribers.add(new Noting(new ArrayList<>()));
        var engine = fixture.node();
        engine.transact("tester", tx -> {
            SubscriberStore.register(tx, List.of("noting"));
            return 0;
        });
        emit(engine, 7, "a", "b");
        engine.end();
        emit(engine, 7, "c");

        assertThat(engine.read(EngineQueries::lags)).containsExactly(new EngineQueries.Lag("noting", 3, 0));
        engine.start();
        Fixture.until("read", () -> engine.read(EngineQueries::lags).getFirst().events() == 0);
    }

    @Test
    void aReadGoesThroughTheIndexesAlsoWhereTheLogIsLong() {
        var engine = fixture.node();
        engine.transact("tester", tx -> tx.sql("""
                insert into engine.log (batch, position, subject, seq, type, at, actor, version, stage, data)
                select 1 + n / 10, 1 + n % 10, n, 1, 'a', ?, 'tester', 0, '', '{}'
                from generate_series(0, 29999) n""").value(tx.at()).update());
        engine.transact("tester", tx -> tx.sql("""
                insert into engine.log_order (last, before, batch)
                select n * 10, n * 10 - 10, n
                from generate_series(1, 3000) n""").update());
        engine.transact(
                "tester", tx -> tx.sql("analyze engine.log, engine.log_order").update());

        var plan = engine.read(tx -> tx.sql("""
                explain (costs off)
                select o.before + e.position as number, e.subject
                from engine.log_order o
                cross join lateral (
                    select l.position, l.subject
                    from engine.log l
                    where l.batch = o.batch and l.position > 5 - o.before
                    order by l.position
                    limit 200) e
                where o.last > 5
                order by o.last, e.position
                limit 200""").rows(rs -> rs.getString(1)));

        assertThat(String.join("\n", plan))
                .contains("log_order_pkey", "log_pkey")
                .doesNotContain("Seq Scan", "Hash");
    }

    /** Appends as an open transaction does. */
    private static void append(Connection connection, long subject, String type) throws SQLException {
        try (var statement = connection.prepareStatement("""
                with arrival as (
                    insert into engine.log_arrival (events) values (1) returning batch
                )
                insert into engine.log (batch, position, subject, seq, type, at, actor, version, stage, data)
                select (select batch from arrival), 1, ?, 1, ?, now(), 'tester', 0, '', '{}'""")) {
            statement.setLong(1, subject);
            statement.setString(2, type);
            statement.executeUpdate();
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (connection;
                var statement = connection.createStatement();
                var rs = statement.executeQuery("select count(*) from engine." + table)) {
            rs.next();
            return rs.getLong(1);
        }
    }
}
