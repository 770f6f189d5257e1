package io.crossdock.engine.log;

import io.crossdock.engine.EngineEvents;
import io.crossdock.engine.Event;
import io.crossdock.engine.LogPosition;
import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Read-only queries over subjects, tasks and the log, in sets. */
public final class EngineQueries {

    /**
     * Where a subject stands.
     *
     * @param status moving, waiting, held, stuck or ended
     * @param since when it entered the stage
     * @param due when its next task is due; null if it has none
     */
    public record Standing(
            long subject,
            long parent,
            String process,
            int version,
            String stage,
            String status,
            Instant since,
            @Nullable Instant due,
            int attempt) {}

    /**
     * Subjects at a stage, and the time at which the oldest of them entered it.
     *
     * @param status {@code moving}, {@code waiting}, {@code held} or {@code stuck}
     * @param count number of subjects
     * @param oldest when the one that has been there longest entered the stage
     */
    public record StageCount(String process, int version, String stage, String status, long count, Instant oldest) {}

    /**
     * Tasks of all queues: due now, due later, under way.
     *
     * @param due tasks that are due now
     * @param later tasks that are due later
     * @param running tasks under way
     */
    public record Load(long due, long later, long running) {}

    /**
     * How far a subscriber is behind.
     *
     * @param events committed events that it has yet to read
     * @param parked events that it can't digest, and those behind them
     */
    public record Lag(String subscriber, long events, long parked) {}

    /** A hold of a process version, with a time. */
    public record HeldBefore(String process, int version, String stage, Instant since) {}

    private EngineQueries() {}

    /** Events of a subject after a sequence number, oldest first. */
    public static List<Event> timeline(Tx tx, long subject, int afterSeq, int most) {
        return tx.sql("""
                select subject, seq, type, at, actor, version, stage, data
                from engine.log
                where subject = ? and seq > ?
                order by seq
                limit ?""").value(subject).value(afterSeq).value(most).rows(rs -> event(rs, 0));
    }

    /** The first events of these subjects: all that there is of those that have a log for one event. */
    public static List<Event> firsts(Tx tx, Collection<Long> subjects) {
        return LogOrderStore.firsts(tx, subjects);
    }

    /** The last {@link EngineEvents#MOVED} of each of these subjects by one of these signals, if it has one. */
    public static List<Event> lastMoves(Tx tx, Collection<Long> subjects, Collection<String> signals) {
        return LogOrderStore.lastMoves(tx, subjects, signals);
    }

    /** The log in its order, after a place; {@link LogPosition#START} reads from the start. */
    public static List<Event> log(Tx tx, LogPosition after, int most) {
        return LogOrderStore.read(tx, after, most);
    }

    /** Events of some types after a place and up to another. */
    public static List<Event> log(Tx tx, LogPosition after, LogPosition until, Collection<String> types, int most) {
        return LogOrderStore.read(tx, after, until, types, most);
    }

    /**
     * Number of events after a place, without counting them. Negative if this log has not reached the place: it is of
     * another database, or of this one before it was restored.
     */
    public static long behind(Tx tx, LogPosition after) {
        return LogOrderStore.last(tx) - after.number();
    }

    static Event event(ResultSet rs, long number) throws SQLException {
        return new Event(
                number,
                rs.getLong("subject"),
                rs.getInt("seq"),
                rs.getString("type"),
                Sql.time(rs, "at"),
                rs.getString("actor"),
                rs.getInt("version"),
                rs.getString("stage"),
                rs.getString("data"));
    }

    /** Where these subjects stand, in key order; unknown subjects are left out. */
    public static List<Standing> standing(Tx tx, Collection<Long> subjects) {
        return tx.sql("""
                select id, parent, process, version, stage, status, since, due, attempt
                from engine.subject
                where id = any(?) and status <> 'log'
                order by id""").longs(subjects).rows(EngineQueries::standing);
    }

    /** Where the children of these parents stand. */
    public static List<Standing> children(Tx tx, Collection<Long> parents) {
        return tx.sql("""
                select id, parent, process, version, stage, status, since, due, attempt
                from engine.subject
                where parent = any(?) and parent <> 0
                order by id""").longs(parents).rows(EngineQueries::standing);
    }

    /**
     * Subjects that stand at a stage of a process, in any version: newest first, with ids smaller than {@code below}.
     */
    public static List<Long> at(Tx tx, String process, String stage, long below, int most) {
        return tx.sql("""
                select id
                from engine.subject
                where process = ? and stage = ? and id < ?
                order by id desc
                limit ?""").value(process).value(stage).value(below).value(most).rows(rs -> rs.getLong("id"));
    }

    /** Number of subjects that entered one of these holds before the time given with it. */
    public static long heldBefore(Tx tx, List<HeldBefore> holds) {
        return tx.sql("""
                select count(*) as n
                from unnest(?, ?, ?, ?) as h (process, version, stage, since)
                join engine.subject s
                    on s.process = h.process and s.version = h.version and s.stage = h.stage and s.since < h.since
                where s.status = 'held'""")
                .texts(holds, HeldBefore::process)
                .ints(holds, HeldBefore::version)
                .texts(holds, HeldBefore::stage)
                .times(holds, HeldBefore::since)
                .first(rs -> rs.getLong("n"))
                .orElseThrow();
    }

    /** Subjects that are held or stuck, those that wait longest first. */
    public static List<Standing> held(Tx tx, int most) {
        return tx.sql("""
                select id, parent, process, version, stage, status, since, due, attempt
                from engine.subject
                where status in ('held', 'stuck')
                order by since, id
                limit ?""").value(most).rows(EngineQueries::standing);
    }

    static Standing standing(ResultSet rs) throws SQLException {
        return new Standing(
                rs.getLong("id"),
                rs.getLong("parent"),
                rs.getString("process"),
                rs.getInt("version"),
                rs.getString("stage"),
                rs.getString("status"),
                Sql.time(rs, "since"),
                rs.getObject("due") == null ? null : Sql.time(rs, "due"),
                rs.getInt("attempt"));
    }

    /**
     * Number of subjects per process, version, stage and status. Reads only the subjects that have not ended: by the
     * indexes of those that are due, are being called for, or are stuck. Those that ended are counted when they end.
     */
    public static List<StageCount> stages(Tx tx) {
        return tx.sql("""
                select process, version, stage, status, count(*) as n, min(since) as oldest
                from (
                    select process, version, stage, status, since
                    from engine.subject
                    where queue <> '' and owner is null
                    union all
                    select process, version, stage, status, since
                    from engine.subject
                    where owner is not null
                    union all
                    select process, version, stage, status, since
                    from engine.subject
                    where status in ('held', 'stuck') and queue = '' and owner is null
                ) living
                group by process, version, stage, status
                union all
                select process, version, stage, 'ended' as status, sum(subjects)::bigint as n, min(oldest) as oldest
                from engine.ended_count
                group by process, version, stage
                order by process, version, stage, status""")
                .rows(rs -> new StageCount(
                        rs.getString("process"),
                        rs.getInt("version"),
                        rs.getString("stage"),
                        rs.getString("status"),
                        rs.getLong("n"),
                        Sql.time(rs, "oldest")));
    }

    /** Tasks of all queues together. */
    public static Load load(Tx tx) {
        return tx.sql("""
                select count(*) filter (where owner is null and due <= ?) as due,
                    count(*) filter (where owner is null and due > ?) as later,
                    count(*) filter (where owner is not null) as running
                from (
                    select owner, due from engine.subject where queue <> '' and owner is null
                    union all
                    select owner, due from engine.subject where queue <> '' and owner is not null
                ) living""")
                .value(tx.at())
                .value(tx.at())
                .first(rs -> new Load(rs.getLong("due"), rs.getLong("later"), rs.getLong("running")))
                .orElseThrow();
    }

    /** How far behind each subscriber is, by name. */
    public static List<Lag> lags(Tx tx) {
        return SubscriberStore.lags(tx);
    }

    /**
     * Subjects that have no next task although they are neither stuck nor ended: a fault of the engine. At most 100.
     */
    public static List<Standing> withoutNextStep(Tx tx) {
        return tx.sql("""
                select id, parent, process, version, stage, status, since, due, attempt
                from engine.subject
                where status in ('moving', 'waiting', 'held') and queue = ''
                order by id
                limit 100""").rows(EngineQueries::standing);
    }

    /** Subjects whose sequence in the log has a gap: the log would not be complete. At most 100. */
    public static List<Long> subjectsWithGaps(Tx tx) {
        return tx.sql("""
                select subject
                from engine.log
                group by subject
                having max(seq) <> count(*) or min(seq) <> 1
                order by subject
                limit 100""").rows(rs -> rs.getLong(1));
    }
}
