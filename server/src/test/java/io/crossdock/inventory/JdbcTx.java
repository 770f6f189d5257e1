package io.crossdock.inventory;

import io.crossdock.engine.Sql;
import io.crossdock.engine.Tx;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A transaction over a plain connection that keeps what is emitted and raised, for tests of one module without the engine. */
public final class JdbcTx implements Tx {

    /** A fact that was emitted. */
    public record Fact(long subject, String type, Object data) {}

    private static final AtomicLong IDS = new AtomicLong(1_000_000);

    public final List<Fact> facts = new ArrayList<>();
    public final List<Problem> problems = new ArrayList<>();
    private final Connection connection;
    private final Instant at;
    private final String actor;

    public JdbcTx(Connection connection, Instant at) {
        this(connection, at, "test");
    }

    public JdbcTx(Connection connection, Instant at, String actor) {
        this.connection = connection;
        this.at = at;
        this.actor = actor;
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
    public void emit(long subject, String type, Object data) {
        facts.add(new Fact(subject, type, data));
    }

    @Override
    public void signal(Signal signal) {
        throw new UnsupportedOperationException("modules below orchestration signal nobody");
    }

    @Override
    public void start(List<Start> starts) {
        throw new UnsupportedOperationException("modules below orchestration start nothing");
    }

    @Override
    public void settle(Settled settled) {}

    @Override
    public void raise(Problem problem) {
        problems.add(problem);
    }
}
