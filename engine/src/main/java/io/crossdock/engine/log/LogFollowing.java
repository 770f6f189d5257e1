package io.crossdock.engine.log;

import io.crossdock.engine.Event;
import io.crossdock.engine.Follower;
import io.crossdock.engine.LogPosition;
import io.crossdock.engine.Tx;
import io.crossdock.engine.run.EngineTransactions;
import io.crossdock.engine.run.WorkerWakeup;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
 * <p>Each look asks for the events of transactions that the previous look could not see: those that were running then,
 * or had not begun, as PostgreSQL's snapshots tell. So an event is read at the first look after its commit, however
 * long another transaction runs, and no event is skipped. Everything that was committed before a look began is applied
 * when the look ends; {@link #staleness()} follows from that.
 */
public final class LogFollowing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogFollowing.class);

    /** Events handed over at once. */
    private static final int BATCH = 1_000;

    /** Rows of the log beyond which the follower loads anew instead of reading them one by one, which is slower. */
    private static final long BEHIND_MAX = 500_000;

    /** Shortest pause between two looks, in milliseconds, so that a busy log is read in sets. */
    private static final long PAUSE_MS_MIN = 4;

    private static final long PAUSE_MS_MAX = 2_000;

    /**
     * Failures in a row, other than outages, after which the follower loads anew instead of trying the same events
     * again.
     */
    private static final int FAILURES_MAX = 5;

    private final Follower follower;
    private final DataSource database;
    private final Function<Connection, Tx> reading;
    private final WorkerWakeup grew;
    private final Duration poll;
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

    /** The snapshot that has been applied, and the time at which its look began, in nanoseconds. */
    private record State(LogSnapshot seen, long since) {}

    public LogFollowing(
            Follower follower,
            DataSource database,
            Function<Connection, Tx> reading,
            WorkerWakeup grew,
            Duration poll) {
        this.follower = follower;
        this.database = database;
        this.reading = reading;
        this.grew = grew;
        this.poll = poll;
        this.noted = System.nanoTime();
        this.thread =
                Thread.ofPlatform().name("follower-" + follower.name()).daemon().start(this::run);
    }

    /** Waits for the first load. @return whether it is done */
    public boolean awaitLoaded(Duration longest) throws InterruptedException {
        return loaded.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * All events before this place are applied, and possibly some after it. {@link LogPosition#START} before the first
     * load.
     */
    public LogPosition position() {
        var now = state;
        return now == null ? LogPosition.START : now.seen.position();
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
        grew.call();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long calls = 0;
        try {
            while (!closed) {
                calls = step() ? grew.sleep(calls, poll) : calls;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            release();
        }
    }

    private boolean step() throws InterruptedException {
        try {
            long began = System.nanoTime();
            var before = state;
            var after = before == null || anew ? load() : look(before.seen);
            note();
            state = new State(after, began);
            loaded.countDown();
            failures = 0;
            anew = false;
            Thread.sleep(PAUSE_MS_MIN);
            return true;
        } catch (SQLException | RuntimeException e) {
            failed(e);
            return false;
        }
    }

    private void failed(Exception e) throws InterruptedException {
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

    /**
     * Looks at the log; opens a transaction only if the snapshot changed, since an unchanged one can't hold a new
     * event.
     */
    private LogSnapshot look(LogSnapshot before) throws SQLException {
        var open = connection();
        open.setAutoCommit(true);
        if (seen(open).text().equals(before.text())) {
            return before;
        }
        open.setAutoCommit(false);
        var now = seen(open);
        if (now.written() - before.written() > BEHIND_MAX || now.xmax() < before.xmax()) {
            LOG.info(
                    "follower {} is {} rows behind the log and loads anew",
                    follower.name(),
                    now.written() - before.written());
            open.rollback();
            return load();
        }
        read(open, before);
        open.commit();
        return now;
    }

    private LogSnapshot load() throws SQLException {
        var open = connection();
        open.setAutoCommit(false);
        var now = seen(open);
        follower.load(reading.apply(open));
        open.commit();
        loads++;
        return now;
    }

    private static LogSnapshot seen(Connection open) throws SQLException {
        try (var statement = open.prepareStatement("""
                select pg_current_snapshot()::text, case when s.is_called then s.last_value else 0 end
                from engine.log_position_seq s""");
                var rs = statement.executeQuery()) {
            rs.next();
            return LogSnapshot.of(rs.getString(1), rs.getLong(2));
        }
    }

    private void read(Connection open, LogSnapshot before) throws SQLException {
        var batch = new ArrayList<Event>();
        var types = open.createArrayOf("text", follower.types().toArray());
        try (var statement = open.prepareStatement("""
                select e.position, e.txid::text as txid, e.subject, e.seq, e.type, e.at, e.actor, e.version, e.stage,
                    e.data
                from (
                    select position, txid, subject, seq, type, at, actor, version, stage, data
                    from engine.log
                    where txid >= ?::text::xid8 and type = any(?)
                    union all
                    select position, txid, subject, seq, type, at, actor, version, stage, data
                    from engine.log
                    where txid = any(?::text[]::xid8[]) and type = any(?)
                ) e
                order by e.txid, e.position""")) {
            statement.setFetchSize(BATCH);
            statement.setString(1, Long.toString(before.xmax()));
            statement.setArray(2, types);
            statement.setArray(3, open.createArrayOf("text", before.running().toArray()));
            statement.setArray(4, types);
            try (var rs = statement.executeQuery()) {
                while (rs.next()) {
                    batch.add(EngineQueries.event(rs));
                    batch = handOver(batch, BATCH);
                }
            }
        }
        handOver(batch, 1);
    }

    private ArrayList<Event> handOver(ArrayList<Event> batch, int least) {
        if (batch.size() < least) {
            return batch;
        }
        follower.on(List.copyOf(batch));
        return new ArrayList<>();
    }
}
