package io.crossdock.engine.log;

import io.crossdock.engine.Follower;
import io.crossdock.engine.LogPosition;
import io.crossdock.engine.Tx;
import io.crossdock.engine.run.EngineTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log for one follower on this node. It writes nothing and locks nothing.
 *
 * <p>Every run of the {@link LogSequencer} says that all events committed before it began have numbers up to some last
 * one. When the follower has applied that one, its figures are not older than the beginning of that run;
 * {@link #staleness()} follows from that. It asks the database only where there are events that it has not read.
 */
public final class LogFollowing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogFollowing.class);

    /** Events handed over at once. */
    private static final int BATCH = 1_000;

    /** Rows of the log beyond which the follower loads anew instead of reading them one by one, which is slower. */
    private static final long BEHIND_MAX = 500_000;

    /** Longest sleep; the sequencer's runs end it. */
    private static final Duration SLEEP_MAX = Duration.ofSeconds(2);

    private static final long PAUSE_MS_MAX = 2_000;

    /**
     * Failures in a row, other than outages, after which the follower loads anew instead of trying the same events
     * again.
     */
    private static final int FAILURES_MAX = 5;

    private final Follower follower;
    private final DataSource database;
    private final Function<Connection, Tx> reading;
    private final LogSequencer sequencer;
    private final Thread thread;
    private final CountDownLatch loaded = new CountDownLatch(1);
    private final RecentStaleness recent = new RecentStaleness();
    private volatile @Nullable State state;
    private volatile boolean closed;
    private volatile long loads;
    private @Nullable Connection connection;
    private long noted;
    private int failures;
    private boolean anew;

    /**
     * What has been applied.
     *
     * @param number all events up to this one
     * @param since all events that were committed before this time, in nanoseconds
     */
    private record State(long number, long since) {}

    public LogFollowing(
            Follower follower, DataSource database, Function<Connection, Tx> reading, LogSequencer sequencer) {
        this.follower = follower;
        this.database = database;
        this.reading = reading;
        this.sequencer = sequencer;
        this.noted = System.nanoTime();
        sequencer.begin();
        this.thread =
                Thread.ofPlatform().name("follower-" + follower.name()).daemon().start(this::run);
    }

    /** Waits for the first load. @return whether it is done */
    public boolean awaitLoaded(Duration longest) throws InterruptedException {
        return loaded.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** All events before this place are applied. {@link LogPosition#START} before the first load. */
    public LogPosition position() {
        var now = state;
        return now == null ? LogPosition.START : new LogPosition(now.number);
    }

    /**
     * Upper bound of the machine time since the oldest commit that is not applied yet; it also holds while nothing
     * happens. Ask before reading the figures: they are not older than that. {@link Duration#ZERO} before the first
     * load.
     */
    public Duration staleness() {
        var now = state;
        return now == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, System.nanoTime() - now.since));
    }

    /** Staleness that the figures did not exceed for this share of the last minute, for instance 0.99. */
    public Duration staleness(double share) {
        return Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(recent.micros(System.nanoTime(), share)));
    }

    /** Number of loads; more than one if it fell too far behind or failed repeatedly. */
    public long loads() {
        return loads;
    }

    /** Stops reading. The follower's figures stay. */
    @Override
    public void close() {
        closed = true;
        sequencer.wake();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sequencer.end();
        }
    }

    private void run() {
        long calls = 0;
        try {
            while (!closed) {
                calls = step() ? sequencer.sleep(calls, SLEEP_MAX) : calls;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            release();
        }
    }

    private boolean step() throws InterruptedException {
        try {
            var before = state;
            if (before == null || anew) {
                load();
            } else {
                look(before, sequencer.mark());
            }
            loaded.countDown();
            failures = 0;
            anew = false;
            return true;
        } catch (SQLException | RuntimeException | Error e) {
            failed(e);
            return false;
        }
    }

    private void reached(long number, long since) {
        note();
        state = new State(number, since);
    }

    private void failed(Throwable e) throws InterruptedException {
        release();
        note();
        failures++;
        boolean outage = EngineTransactions.outage(e);
        if (!closed) {
            LOG.warn(
                    "follower {} failed {} times and keeps its old figures: {}",
                    follower.name(),
                    failures,
                    e.getMessage(),
                    outage ? null : e);
        }
        anew |= !outage && failures % FAILURES_MAX == 0;
        Thread.sleep(Math.min(PAUSE_MS_MAX, 50L << Math.min(failures, 6)));
    }

    /** Records the highest staleness that a reader could have had since the last note. */
    private void note() {
        long now = System.nanoTime();
        var then = state;
        if (then != null) {
            recent.add(now, TimeUnit.NANOSECONDS.toMicros(now - then.since), now - noted);
        }
        noted = now;
    }

    private Connection connection() throws SQLException {
        var open = connection;
        if (open == null) {
            open = database.getConnection();
            open.setReadOnly(true);
            open.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection = open;
        }
        return open;
    }

    private void release() {
        try (var open = connection) {
            connection = null;
            if (open != null && !open.getAutoCommit()) {
                open.rollback();
            }
        } catch (SQLException e) {
            LOG.debug("a discarded connection can't be closed", e);
        }
    }

    private void look(State before, LogSequencer.Mark mark) throws SQLException {
        if (mark.last() < before.number) {
            // A run that began before the load.
            return;
        }
        long behind = mark.last() - before.number;
        if (behind > BEHIND_MAX) {
            LOG.info("follower {} is {} events behind the log and loads anew", follower.name(), behind);
            load();
            return;
        }
        boolean nothing = sequencer.holding(before.number, mark.last(), follower.types()) == LogGrowths.Holding.NO;
        if (nothing || read(before, mark.last())) {
            reached(mark.last(), before.since - mark.began() > 0 ? before.since : mark.began());
        }
    }

    private void load() throws SQLException {
        long began = System.nanoTime();
        var open = connection();
        var tx = reading.apply(open);
        open.setAutoCommit(false);
        long number = LogOrderStore.last(tx);
        follower.load(tx);
        open.commit();
        loads++;
        reached(number, began);
    }

    /** Hands over the events up to a number, in sets. @return whether it did; false if it was closed on the way */
    private boolean read(State before, long until) throws SQLException {
        long number = before.number;
        while (number < until && !closed) {
            var open = connection();
            open.setAutoCommit(false);
            var events = LogOrderStore.read(
                    reading.apply(open), new LogPosition(number), new LogPosition(until), follower.types(), BATCH);
            open.commit();
            if (!events.isEmpty()) {
                follower.on(events);
            }
            number = events.size() < BATCH ? until : events.getLast().number();
            if (number < until) {
                reached(number, before.since);
            }
        }
        return number >= until;
    }
}
