package io.crossdock.engine.log;

import io.crossdock.engine.DatabaseOutage;
import io.crossdock.engine.LogPosition;
import io.crossdock.engine.run.EngineTransactions;
import io.crossdock.engine.run.WorkerWakeup;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the events of committed transactions their numbers, for all readers of this node: at once after a commit of
 * this node, and otherwise at every poll. What other nodes have numbered comes by notification ({@link LogListener}).
 */
public final class LogSequencer {

    private static final Logger LOG = LoggerFactory.getLogger(LogSequencer.class);

    /** Shortest pause between two runs, in milliseconds, so that a busy log is numbered and read in sets. */
    private static final long PAUSE_MS_MIN = 2;

    private static final long FAILURE_PAUSE_MS_MAX = 1_000;

    /** Events of a growth beyond which their types are not read: who has so many to read does not mind one look. */
    private static final long TYPES_OF_MAX = 10_000;

    private final DataSource database;
    private final Duration poll;
    private final WorkerWakeup written = new WorkerWakeup();
    private final WorkerWakeup marked = new WorkerWakeup();
    private final WorkerWakeup grew = new WorkerWakeup();
    private final LogListener listener;

    /** Held during a run. */
    private final ReentrantLock turn = new ReentrantLock();

    private final AtomicLong begun = new AtomicLong();
    private long succeeded;
    private final LogGrowths growths = new LogGrowths();
    private volatile Mark mark = new Mark(0, System.nanoTime());
    private int users;
    private @Nullable Thread thread;

    /**
     * How far the log is known here.
     *
     * @param last number of the log's last event
     * @param began all events that were committed before this time have numbers up to {@code last}; in nanoseconds
     */
    record Mark(long last, long began) {}

    /**
     * @param poll longest time between two runs
     * @param others called when another node has written to the log
     */
    public LogSequencer(DataSource database, Duration poll, Runnable others) {
        this.database = database;
        this.poll = poll;
        this.listener = new LogListener(database, last -> {
            if (heard(last)) {
                others.run();
            }
        });
    }

    /** Says that a transaction of this node has appended to the log. */
    public void written() {
        written.call();
    }

    /** Number of the last event that is known to have one. */
    long last() {
        return mark.last;
    }

    /** The end of the log as far as it is known here; it costs nothing. */
    public LogPosition latest() {
        return new LogPosition(mark.last);
    }

    Mark mark() {
        return mark;
    }

    /** Whether the log holds events of these types after a number, up to one that was its last. */
    LogGrowths.Holding holding(long after, long until, Set<String> types) {
        return growths.of(after, until, types);
    }

    /** Sleeps until the log has grown, at most this long; as {@link WorkerWakeup#sleep}. */
    long sleepUntilGrowth(long seen, Duration longest) throws InterruptedException {
        return grew.sleep(seen, longest);
    }

    /** Sleeps until a run has ended or another node was heard, at most this long; as {@link WorkerWakeup#sleep}. */
    long sleep(long seen, Duration longest) throws InterruptedException {
        return marked.sleep(seen, longest);
    }

    /** Wakes all that {@link #sleep}. */
    void wake() {
        marked.call();
        grew.call();
    }

    /**
     * Numbers everything that was committed before the call. Calls that come during a run share the next one.
     *
     * @return number of the log's last event
     */
    public long upToNow() {
        long wanted = begun.get() + 1;
        turn.lock();
        try {
            if (succeeded < wanted) {
                run();
            }
            return mark.last;
        } finally {
            turn.unlock();
        }
    }

    private void run() {
        long began = System.nanoTime();
        long run = begun.incrementAndGet();
        long before = mark.last;
        long last;
        Set<String> types = null;
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(true);
            last = LogOrderStore.number(connection);
            if (before > 0 && last > before && last - before <= TYPES_OF_MAX) {
                types = LogOrderStore.types(connection, before, last);
            }
        } catch (SQLException e) {
            throw new DatabaseOutage(e);
        }
        succeeded = run;
        publish(last, began, types);
    }

    /** @param types of all events that are new; null: not known */
    private synchronized void publish(long last, long began, @Nullable Set<String> types) {
        boolean news = last > mark.last;
        if (news) {
            growths.add(mark.last, last, types);
        }
        mark = new Mark(Math.max(last, mark.last), began);
        marked.call();
        if (news) {
            grew.call();
        }
    }

    /** @return whether this is news */
    private synchronized boolean heard(long last) {
        if (last <= mark.last) {
            return false;
        }
        growths.add(mark.last, last, null);
        mark = new Mark(last, mark.began);
        marked.call();
        grew.call();
        return true;
    }

    /** Runs until as many {@link #end} as {@code begin} have been called. */
    public synchronized void begin() {
        users++;
        if (users == 1) {
            listener.begin();
            thread = Thread.ofPlatform().name("log-sequencer").daemon().start(this::runs);
        }
    }

    public synchronized void end() {
        users--;
        var running = thread;
        if (users == 0 && running != null) {
            listener.end();
            thread = null;
            running.interrupt();
        }
    }

    private boolean current() {
        synchronized (this) {
            return thread == Thread.currentThread();
        }
    }

    private void runs() {
        long seen = 0;
        int failures = 0;
        try {
            while (current()) {
                try {
                    upToNow();
                    failures = 0;
                    Thread.sleep(PAUSE_MS_MIN);
                    seen = written.sleep(seen, poll);
                } catch (RuntimeException | Error e) {
                    failures++;
                    failed(e, failures);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("the sequencer ends");
        }
    }

    private void failed(Throwable e, int failures) throws InterruptedException {
        if (current()) {
            LOG.warn(
                    "numbering the log failed {} times and will be tried again: {}",
                    failures,
                    e.getMessage(),
                    EngineTransactions.outage(e) ? null : e);
        }
        Thread.sleep(Math.min(FAILURE_PAUSE_MS_MAX, TimeUnit.MILLISECONDS.toMillis(50L << Math.min(failures, 5))));
    }
}
