package io.crossdock.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Event;
import io.crossdock.engine.Follower;
import io.crossdock.engine.LogPosition;
import io.crossdock.engine.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class LogFollowingTest {

    private static final String WANTED = "wanted";

    private final Fixture fixture = new Fixture();
    private final Engine engine = fixture.running();
    private final Noting noting = new Noting();

    /** Records the subjects of loads and events, and fails a given number of times. */
    private static final class Noting implements Follower {
        final Set<Long> known = ConcurrentHashMap.newKeySet();
        final ConcurrentLinkedQueue<Long> told = new ConcurrentLinkedQueue<>();
        final AtomicInteger failures = new AtomicInteger();

        @Override
        public String name() {
            return "noting";
        }

        @Override
        public Set<String> types() {
            return Set.of(WANTED);
        }

        @Override
        public void load(Tx tx) {
            known.addAll(tx.sql("select subject from engine.log where type = 'wanted'")
                    .rows(rs -> rs.getLong(1)));
        }

        @Override
        public void on(List<Event> events) {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("not now");
            }
            for (var event : events) {
                assertThat(event.type()).isEqualTo(WANTED);
                known.add(event.subject());
                told.add(event.subject());
            }
        }
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private LogFollowing follow() throws InterruptedException {
        var following = engine.follow(noting);
        assertThat(following.awaitLoaded(Duration.ofSeconds(10))).isTrue();
        return following;
    }

    private void emit(long subject, String type) {
        engine.transact("tester", tx -> {
            tx.emit(subject, type, Map.of());
            return 0;
        });
    }

    @Test
    void seesACommitWhileAnOlderTransactionStillRunsAndThatOneLater() throws InterruptedException {
        try (var following = follow()) {
            var written = new CountDownLatch(1);
            var goOn = new CountDownLatch(1);
            var slow = Thread.ofVirtual()
                    .start(() -> engine.transact("slow", tx -> {
                        tx.sql("create table engine.slow ()").update();
                        written.countDown();
                        await(goOn);
                        tx.emit(8, WANTED, Map.of());
                        return 0;
                    }));
            written.await();
            emit(7, WANTED);

            Fixture.until("the fast one", () -> noting.known.contains(7L));
            var before = following.position();
            goOn.countDown();
            slow.join();
            Fixture.until("the slow one", () -> noting.known.contains(8L));

            Fixture.until("the place moves on", () -> following.position().number() == before.number() + 1);
            assertThat(noting.told).as("each once").containsExactly(7L, 8L);
        }
    }

    @Test
    void missesNothingThatIsWrittenWhileItLoads() throws InterruptedException {
        var writing = Thread.ofVirtual()
                .start(() -> IntStream.range(0, 400).parallel().forEach(i -> emit(1_000 + i, WANTED)));

        try (var following = follow()) {
            writing.join();
            emit(5, "of no interest");

            Fixture.until("all", () -> noting.known.size() == 400);
            assertThat(following.loads()).isEqualTo(1);
        }
    }

    @Test
    void keepsItsFiguresAndSaysHowOldTheyAreWhileTheDatabaseIsAway() throws Exception {
        try (var following = follow()) {
            emit(1, WANTED);
            Fixture.until("the first", () -> noting.known.contains(1L));

            admin("alter database %s allow_connections false");
            admin("select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'");
            Fixture.until("staleness grows", () -> following.staleness().toMillis() > 400);
            admin("alter database %s allow_connections true");
            fixture.database.getHikariPoolMXBean().softEvictConnections();
            emit(2, WANTED);

            Fixture.until("the second", () -> noting.known.contains(2L));
            Fixture.until("current again", () -> following.staleness().toMillis() < 400);
            assertThat(following.staleness(1.0).toMillis()).isGreaterThanOrEqualTo(400);
            assertThat(following.loads()).as("it reads on, from where it was").isEqualTo(1);
        }
    }

    @Test
    void loadsAnewWhereReadingOnWouldTakeLonger() throws InterruptedException {
        try (var following = follow()) {
            engine.transact("tester", tx -> tx.sql("""
                    insert into engine.log_order (last, before, batch)
                    values (600000, 599999, -1)""").update());
            emit(3, WANTED);

            // A look sees the gap before the event or with it; the load or the next look finds the event.
            Fixture.until("loaded again", () -> following.loads() == 2 && noting.known.contains(3L));
            assertThat(noting.known).containsExactly(3L);
        }
    }

    @Test
    void loadsAnewWhereAnEventFailsAgainAndAgain() throws InterruptedException {
        try (var following = follow()) {
            noting.failures.set(5);
            emit(4, WANTED);

            Fixture.until("known", () -> noting.known.contains(4L));
            Fixture.until("loaded again", () -> following.loads() == 2);
            assertThat(noting.told).isEmpty();
        }
    }

    @Test
    void staysCurrentWhileNothingHappens() throws InterruptedException {
        try (var following = follow()) {
            Thread.sleep(1_500);

            assertThat(following.staleness().toMillis()).isLessThan(1_000);
            assertThat(following.staleness(0.5).toMillis()).isLessThan(1_000);
        }
    }

    @Test
    void tellsHowOldFiguresWereByTheTimeTheyWereSo() {
        var recent = new RecentStaleness();
        recent.add(10_000_000_000L, 5, 90);
        recent.add(11_000_000_000L, 30_000_000, 10);

        assertThat(recent.micros(12_000_000_000L, 0.5)).isEqualTo(5);
        assertThat(recent.micros(12_000_000_000L, 0.9)).isEqualTo(5);
        assertThat(recent.micros(12_000_000_000L, 0.99)).isBetween(30_000_000L, 33_750_000L);
        assertThat(recent.micros(70_500_000_000L, 0.5))
                .as("only the last minute counts")
                .isEqualTo(recent.micros(12_000_000_000L, 0.99));
        assertThat(recent.micros(90_000_000_000L, 0.5)).isZero();
    }

    @Test
    void readsAPlaceFromItsText() {
        assertThat(LogPosition.read("1234")).contains(new LogPosition(1_234));
        assertThat(new LogPosition(1_234)).hasToString("1234");
        assertThat(LogPosition.read("-1")).isEmpty();
        assertThat(LogPosition.read("1234567890123456789")).isEmpty();
        assertThat(new LogPosition(9)).isLessThan(new LogPosition(10));
    }

    @Test
    void knowsTheTextOfEarlierReleases() {
        assertThat(LogPosition.read("12.34")).isEmpty();
        assertThat(LogPosition.old("12.34")).isTrue();
        assertThat(LogPosition.old("1234")).isFalse();
        assertThat(LogPosition.read("0.0")).as("the start is still the start").contains(LogPosition.START);
        assertThat(LogPosition.old("0.0")).isFalse();
    }

    private void admin(String statement) throws SQLException {
        var url = fixture.database.getJdbcUrl();
        var name = url.substring(url.lastIndexOf('/') + 1);
        try (var connection = java.sql.DriverManager.getConnection(
                        url.substring(0, url.lastIndexOf('/')) + "/postgres",
                        fixture.database.getUsername(),
                        fixture.database.getPassword());
                var sql = connection.createStatement()) {
            sql.execute(statement.formatted(name));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
