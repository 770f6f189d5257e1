package io.crossdock.engine.run;

import io.crossdock.engine.Facts;
import io.crossdock.engine.Tx;
import io.crossdock.engine.process.ProcessRegistry;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.engine.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads and writes subjects. Whoever changes a subject holds its row lock. */
public final class SubjectStore {

    private final ProcessRegistry processes;

    SubjectStore(ProcessRegistry processes) {
        this.processes = processes;
    }

    /** Locks subjects whose task in this queue is due; skips those that are locked or have a call under way. */
    List<SubjectState> claim(OpenTx tx, String queue, Instant due, int most) {
        return tx.sql("""
                select id, parent, process, version, stage, entry, seq, status, since, queue, due, attempt, owner,
                    facts, trail
                from engine.subject
                where queue = ? and due <= ? and queue <> '' and owner is null
                order by due
                limit ?
                for no key update skip locked""").value(queue).value(due).value(most).rows(this::read);
    }

    /** Locks those of these subjects that still have this task. */
    public List<SubjectState> claim(OpenTx tx, String queue, Collection<Long> ids) {
        return tx.sql("""
                select id, parent, process, version, stage, entry, seq, status, since, queue, due, attempt, owner,
                    facts, trail
                from engine.subject
                where id = any(?) and queue = ? and owner is null
                order by id
                for no key update""").longs(new TreeSet<>(ids)).value(queue).rows(this::read);
    }

    /** Locks those of these subjects whose remote call this node still owns. */
    List<SubjectState> claimOwned(OpenTx tx, long owner, Collection<Long> ids) {
        return tx.sql("""
                select id, parent, process, version, stage, entry, seq, status, since, queue, due, attempt, owner,
                    facts, trail
                from engine.subject
                where id = any(?) and owner = ?
                order by id
                for no key update""").longs(new TreeSet<>(ids)).value(owner).rows(this::read);
    }

    /** Locks subjects with unread events; skips those that are locked. */
    List<SubjectState> claimSignaled(OpenTx tx, int most) {
        return tx.sql("""
                select id, parent, process, version, stage, entry, seq, status, since, queue, due, attempt, owner,
                    facts, trail
                from engine.subject
                where id in (select subject from engine.signal where fresh order by id limit ?)
                    and status <> 'log'
                for no key update skip locked""").value(most).rows(this::read);
    }

    /** Locks those of these subjects that still have unread events. */
    List<SubjectState> claimSignaled(OpenTx tx, Collection<Long> ids) {
        var sorted = new TreeSet<>(ids);
        return tx.sql("""
                select id, parent, process, version, stage, entry, seq, status, since, queue, due, attempt, owner,
                    facts, trail
                from engine.subject
                where id in (select subject from engine.signal where fresh and subject = any(?))
                    and id = any(?) and status <> 'log'
                order by id
                for no key update""").longs(sorted).longs(sorted).rows(this::read);
    }

    /** The first task of a queue; {@code due} is null if it has none. */
    record FirstTask(String queue, @Nullable Instant due) {}

    /**
     * The first task of each of these queues, without locks.
     *
     * @param events name of the queue that is due if there are unread events, and left out else
     */
    static List<FirstTask> firstTasks(Tx tx, List<String> queues, String events) {
        return tx.sql("""
                select q as queue, (
                    select s.due
                    from engine.subject s
                    where s.queue = q and s.queue <> '' and s.owner is null
                    order by s.due
                    limit 1) as due
                from unnest(?) as q
                union all
                select ?, ?
                where exists (
                    select 1
                    from engine.signal
                    where fresh)""")
                .texts(queues)
                .value(events)
                .value(Instant.EPOCH)
                .rows(rs -> new FirstTask(rs.getString("queue"), Sql.timeOrNull(rs, "due")));
    }

    private SubjectState read(ResultSet rs) throws SQLException {
        var subject = SubjectState.known(
                rs.getLong("id"),
                rs.getLong("parent"),
                processes.documents().pinned(rs.getString("process"), rs.getInt("version")),
                new Facts(EngineJson.map(rs.getString("facts"))),
                EngineJson.MAPPER.readValue(rs.getString("trail"), SubjectState.Trail.class));
        subject.stage = rs.getString("stage");
        subject.entry = rs.getInt("entry");
        subject.seq = rs.getInt("seq");
        subject.status = SubjectState.Status.of(rs.getString("status"));
        subject.since = Sql.time(rs, "since");
        subject.queue = rs.getString("queue");
        subject.due = Sql.timeOrNull(rs, "due");
        subject.attempt = rs.getInt("attempt");
        subject.owner = rs.getLong("owner");
        return subject;
    }

    /** Facts of a subject, without a lock; empty where it has no process. */
    static Facts facts(Tx tx, long subject) {
        return tx.sql("""
                select facts
                from engine.subject
                where id = ? and status <> 'log'""")
                .value(subject)
                .first(rs -> new Facts(EngineJson.map(rs.getString("facts"))))
                .orElse(Facts.NONE);
    }

    void insert(OpenTx tx, List<SubjectState> subjects) {
        if (subjects.isEmpty()) {
            return;
        }
        standing(
                        subjects,
                        tx.sql("""
                insert into engine.subject
                    (id, parent, process, version, stage, entry, seq, status, since, queue, due, attempt, owner,
                    facts, trail)
                select id, parent, process, version, stage, entry, seq, status, since, queue, due, attempt,
                    nullif(owner, 0), facts::jsonb, trail::jsonb
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as s
                    (id, parent, process, version, stage, entry, seq, status, since, queue, due, attempt, owner,
                    facts, trail)""")
                                .longs(subjects, s -> s.id)
                                .longs(subjects, s -> s.parent)
                                .texts(subjects, s -> s.process.name())
                                .ints(subjects, s -> s.process.version()))
                .update();
    }

    void update(OpenTx tx, List<SubjectState> subjects) {
        if (subjects.isEmpty()) {
            return;
        }
        standing(subjects, tx.sql("""
                update engine.subject s
                set stage = d.stage, entry = d.entry, seq = d.seq, status = d.status, since = d.since,
                    queue = d.queue, due = d.due, attempt = d.attempt, owner = nullif(d.owner, 0),
                    facts = d.facts::jsonb, trail = d.trail::jsonb
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as d
                    (id, stage, entry, seq, status, since, queue, due, attempt, owner, facts, trail)
                where s.id = d.id""").longs(subjects, s -> s.id)).update();
    }

    /** Binds the columns that change at every step. */
    private static Sql standing(List<SubjectState> subjects, Sql statement) {
        return statement
                .texts(subjects, s -> s.stage)
                .ints(subjects, s -> s.entry)
                .ints(subjects, s -> s.seq)
                .texts(subjects, s -> s.status.sql())
                .times(subjects, s -> s.since)
                .texts(subjects, s -> s.queue)
                .times(subjects, s -> s.due)
                .ints(subjects, s -> s.attempt)
                .longs(subjects, s -> s.owner)
                .texts(subjects, s -> EngineJson.write(s.facts.values()))
                .texts(subjects, s -> EngineJson.write(s.trail));
    }
}
