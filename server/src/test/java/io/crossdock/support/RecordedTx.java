package io.crossdock.support;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * A transaction over a plain connection, for tests of a module without the engine. It keeps the calls to the engine.
 */
public final class RecordedTx implements Tx {

    /** An emitted fact. */
    public record Fact(long subject, String type, Object data) {}

    private static final AtomicLong IDS = new AtomicLong(1_000_000);

    private final Connection connection;
    private final Instant at;
    private final String actor;
    public final List<Fact> facts = new ArrayList<>();
    public final List<Signal> signals = new ArrayList<>();
    public final List<Start> starts = new ArrayList<>();
    public final List<Problem> problems = new ArrayList<>();
    public final List<Settled> settled = new ArrayList<>();
    public final List<Escalated> escalated = new ArrayList<>();

    private final Map<Class<?>, Object> shared = new HashMap<>();

    public RecordedTx(Connection connection, Instant at) {
        this(connection, at, "test");
    }

    public RecordedTx(Connection connection, Instant at, String actor) {
        this.connection = connection;
        this.at = at;
        this.actor = actor;
    }

    /** Result of a committed transaction. */
    public record Done<R>(R result, RecordedTx tx) {}

    /** Runs and commits; an exception rolls back. */
    public static <R> Done<R> run(TestDatabase database, Instant at, Function<RecordedTx, R> work) {
        return run(database, at, "test", work);
    }

    public static <R> Done<R> run(TestDatabase database, Instant at, String actor, Function<RecordedTx, R> work) {
        try (var loan = KeptConnections.take(database)) {
            var tx = new RecordedTx(loan.connection(), at, actor);
            var result = work.apply(tx);
            loan.commit();
            return new Done<>(result, tx);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same on other connections, such as those of a running server. */
    public static <R> Done<R> run(DataSource database, Instant at, String actor, Function<RecordedTx, R> work) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var tx = new RecordedTx(connection, at, actor);
            var result = work.apply(tx);
            connection.commit();
            return new Done<>(result, tx);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Instant at() {
        return at;
    }

    @Override
    public String actor() {
        return actor;
    }

    @Override
    public Sql sql(String text) {
        return new Sql(connection, text);
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public long nextId() {
        return IDS.incrementAndGet();
    }

    @Override
    public <T> T shared(Class<T> type, Supplier<T> fresh) {
        return type.cast(shared.computeIfAbsent(type, _ -> fresh.get()));
    }

    @Override
    public void emit(long subject, String type, Object data) {
        facts.add(new Fact(subject, type, data));
    }

    @Override
    public <T> void emitBy(String by, long subject, EventType<T> type, T data) {
        facts.add(new Fact(subject, type.name(), data));
    }

    @Override
    public void signal(Signal signal) {
        signals.add(signal);
    }

    @Override
    public Facts facts(long subject) {
        return Facts.NONE;
    }

    @Override
    public String process(long subject) {
        return "";
    }

    @Override
    public void start(List<Start> more) {
        starts.addAll(more);
    }

    @Override
    public void settle(Settled settled) {
        this.settled.add(settled);
    }

    @Override
    public void escalate(Escalated overdue) {
        escalated.add(overdue);
    }

    @Override
    public void raise(Problem problem) {
        problems.add(problem);
    }
}
