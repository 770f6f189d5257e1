package io.crossdock.engine.run;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Ids;
import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.engine.sql.Sql;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A transaction under way, with everything that it has yet to write. */
public final class OpenTx implements Tx {

    private final Connection connection;
    private final Instant at;
    private final String actor;
    private final Ids ids;

    public final List<LogStore.Draft> drafts = new ArrayList<>();
    final List<Signal> signals = new ArrayList<>();
    final List<Start> starts = new ArrayList<>();
    final List<Problem> problems = new ArrayList<>();
    final List<Escalated> escalated = new ArrayList<>();
    final List<Settled> settled = new ArrayList<>();

    final List<RemoteCalls.Claimed> calls = new ArrayList<>();

    /** Subjects whose row lock this transaction holds, by id, in the order of loading. */
    final Map<Long, SubjectState> loaded = new LinkedHashMap<>();

    private final Map<Class<?>, Object> shared = new HashMap<>();

    public OpenTx(Connection connection, Instant at, String actor, Ids ids) {
        this.connection = connection;
        this.at = at;
        this.actor = actor;
        this.ids = ids;
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
        return ids.next();
    }

    @Override
    public <T> T shared(Class<T> type, Supplier<T> fresh) {
        return type.cast(shared.computeIfAbsent(type, _ -> fresh.get()));
    }

    @Override
    public void emit(long subject, String type, Object data) {
        emitBy(actor, subject, type, data);
    }

    @Override
    public <T> void emitBy(String by, long subject, EventType<T> type, T data) {
        emitBy(by, subject, type.name(), data);
    }

    private void emitBy(String by, long subject, String type, Object data) {
        var known = loaded.get(subject);
        drafts.add(new LogStore.Draft(
                subject,
                type,
                by,
                known == null ? 0 : known.process.version(),
                known == null ? "" : known.stage,
                EngineJson.write(data)));
    }

    /** Appends an event of the engine's own about a subject's way through its process. */
    <T> void emitAs(String who, SubjectState subject, EventType<T> type, T data) {
        drafts.add(new LogStore.Draft(
                subject.id, type.name(), who, subject.process.version(), subject.stage, EngineJson.write(data)));
    }

    @Override
    public void signal(Signal signal) {
        signals.add(signal);
    }

    @Override
    public Facts facts(long subject) {
        var held = loaded.get(subject);
        return held == null ? SubjectStore.facts(this, subject) : held.facts;
    }

    @Override
    public String process(long subject) {
        var held = loaded.get(subject);
        return held == null ? "" : held.process.name();
    }

    @Override
    public void start(List<Start> more) {
        starts.addAll(more);
    }

    @Override
    public void raise(Problem problem) {
        problems.add(problem);
    }

    @Override
    public void escalate(Escalated overdue) {
        escalated.add(overdue);
    }

    @Override
    public void settle(Settled gone) {
        settled.add(gone);
    }

    public void load(List<SubjectState> subjects) {
        subjects.forEach(s -> loaded.put(s.id, s));
    }

    /** Whether workers must be woken after the commit. */
    public boolean leavesWork() {
        return !signals.isEmpty() || !loaded.isEmpty();
    }
}
