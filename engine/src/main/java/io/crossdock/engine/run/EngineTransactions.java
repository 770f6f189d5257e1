package io.crossdock.engine.run;

import io.crossdock.engine.CaseSink;
import io.crossdock.engine.DatabaseOutage;
import io.crossdock.engine.Ids;
import io.crossdock.engine.Tx;
import io.crossdock.engine.process.ProcessRegistry;
import io.crossdock.engine.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens transactions, moves the subjects in them and writes all changes, in one statement per table. */
public final class EngineTransactions {

    private static final Logger LOG = LoggerFactory.getLogger(EngineTransactions.class);

    /** Time after which no further run of a transaction begins, in nanoseconds: each may wait long for a lock. */
    private static final long RUNS_NS_MAX = 20_000_000_000L;

    /**
     * Runs of a transaction that deadlocks or waits too long for a lock, and the time in nanoseconds for which it runs
     * again even after these: on a busy machine each of many short waits may end without the row.
     */
    private static final int RUNS = 8;

    private static final long SHORT_RUNS_NS_MAX = 5_000_000_000L;

    /**
     * Shortest pause before the second run, in nanoseconds. It grows with each of the first runs, so that the other
     * transaction can end first, and is up to twice as long, so that two that met don't meet again.
     */
    private static final long PAUSE_NS = 5_000_000;

    /** The run after which pauses grow no more. */
    private static final int LONGEST_PAUSE_AT = 10;

    private final DataSource database;
    private final Clock clock;
    private final Ids ids;
    private final CaseSink cases;
    private final Supplier<@Nullable RemoteCalls> calls;
    private final Consumer<OpenTx> committed;
    private final ProcessRegistry processes;
    private final SubjectStore subjects;

    public EngineTransactions(
            DataSource database,
            Clock clock,
            Ids ids,
            CaseSink cases,
            ProcessRegistry processes,
            Supplier<@Nullable RemoteCalls> calls,
            Consumer<OpenTx> committed) {
        this.calls = calls;
        this.database = database;
        this.clock = clock;
        this.ids = ids;
        this.cases = cases;
        this.processes = processes;
        this.committed = committed;
        this.subjects = new SubjectStore(processes);
    }

    /** The work of a transaction. */
    public interface Body<R> {
        R run(OpenTx tx, StageAdvance advance);
    }

    public <R> R write(String actor, StageAdvance.Mode mode, Body<R> body) {
        long begin = System.nanoTime();
        for (int run = 1; ; run++) {
            try {
                return once(actor, mode, body);
            } catch (RuntimeException e) {
                if (!retryable(e) || System.nanoTime() - begin > (run < RUNS ? RUNS_NS_MAX : SHORT_RUNS_NS_MAX)) {
                    throw e;
                }
                LOG.debug("a transaction of {} runs again: {}", actor, e.getMessage());
                long pause = Math.min(run, LONGEST_PAUSE_AT) * PAUSE_NS;
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(pause, 2 * pause));
            }
        }
    }

    /** Whether the same work may succeed when it is run again: a deadlock. */
    public static boolean retryable(Throwable e) {
        return e instanceof Sql.SqlFailure failure
                ? failure.retryable()
                : e.getCause() != null && retryable(e.getCause());
    }

    /**
     * Whether the database as a whole failed, not this work. Repeating it with fewer subjects would not help. A
     * transaction that was ended because it computed too long is not one: half the set computes half as long.
     */
    public static boolean outage(Throwable e) {
        if (e instanceof DatabaseOutage) {
            return !(e.getCause() instanceof SQLException sql && DatabaseOutage.silent(sql.getSQLState()));
        }
        if (e instanceof SQLException sql && sql.getSQLState() != null) {
            return DatabaseOutage.states(sql.getSQLState());
        }
        return e.getCause() != null && e.getCause() != e && outage(e.getCause());
    }

    private <R> R once(String actor, StageAdvance.Mode mode, Body<R> body) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var tx = new OpenTx(connection, clock.instant().truncatedTo(ChronoUnit.MICROS), actor, ids);
            try {
                var advance = new StageAdvance(tx, processes, mode, calls.get());
                var result = body.run(tx, advance);
                advance.run();
                flush(tx);
                connection.commit();
                tx.calls.forEach(RemoteCalls.Claimed::start);
                committed.accept(tx);
                return result;
            } catch (Throwable e) {
                tx.calls.forEach(RemoteCalls.Claimed::rollback);
                rollback(connection, e);
                if (e instanceof Error error) {
                    throw new BrokenWork(error);
                }
                throw e;
            }
        } catch (SQLException e) {
            throw new DatabaseOutage(e);
        }
    }

    private void flush(OpenTx tx) {
        if (!tx.problems.isEmpty()) {
            cases.raise(tx, List.copyOf(tx.problems));
        }
        if (!tx.escalated.isEmpty()) {
            cases.escalate(tx, List.copyOf(tx.escalated));
        }
        if (!tx.settled.isEmpty()) {
            cases.settle(tx, List.copyOf(tx.settled));
        }
        SignalStore.insert(tx);
        LogStore.append(tx, tx.drafts, tx.loaded);
        var fresh = new ArrayList<SubjectState>();
        var known = new ArrayList<SubjectState>();
        tx.loaded.values().forEach(s -> (s.isNew ? fresh : known).add(s));
        EndedCountStore.add(tx, tx.loaded.values().stream().filter(s -> s.ends).toList());
        subjects.insert(tx, fresh);
        subjects.update(tx, known);
    }

    private static void rollback(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /** Runs a read whose statements all see the database as it was at the first one. */
    public <R> R snapshot(Function<Tx, R> work) {
        return read(tx -> {
            tx.sql("set transaction isolation level repeatable read").update();
            return work.apply(tx);
        });
    }

    /** Runs a read in a transaction of its own; each statement sees what is committed when it begins. */
    public <R> R read(Function<Tx, R> work) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            R result;
            try {
                result = work.apply(new OpenTx(connection, clock.instant(), "reader", ids));
            } catch (Throwable e) {
                rollback(connection, e);
                throw e;
            }
            connection.rollback();
            connection.setReadOnly(false);
            return result;
        } catch (SQLException e) {
            throw new DatabaseOutage(e);
        }
    }

    public SubjectStore subjects() {
        return subjects;
    }
}
