package io.crossdock.engine.log;

import io.crossdock.engine.Event;
import io.crossdock.engine.LogPosition;
import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Statements on {@code engine.log} and {@code engine.log_order}: numbers the events of the log, and reads it in the
 * order of the numbers or of a subject.
 *
 * <p>The inner query of a read stops at the limit, so that a long batch is not read in vain, and so that the database
 * goes through the batches in their order.
 */
final class LogOrderStore {

    private LogOrderStore() {}

    /**
     * Numbers what has been committed.
     *
     * @param connection commits by itself: the numbers must be visible, and their lock free, at once
     * @return number of the log's last event
     */
    static long number(Connection connection) {
        return new Sql(connection, """
                select engine.number_log()""").first(rs -> rs.getLong(1)).orElseThrow();
    }

    /** Types of the events after a number and up to another. */
    static Set<String> types(Connection connection, long after, long until) {
        return Set.copyOf(new Sql(connection, """
                select distinct l.type
                from engine.log_order o
                join engine.log l on l.batch = o.batch
                where o.last > ? and o.last <= ?""").value(after).value(until).rows(rs -> rs.getString(1)));
    }

    /** Number of the log's last event; 0 if it has none. */
    static long last(Tx tx) {
        return tx.sql("""
                select coalesce(max(last), 0)
                from engine.log_order""").first(rs -> rs.getLong(1)).orElseThrow();
    }

    /** Numbered events after a place. */
    static List<Event> read(Tx tx, LogPosition after, int most) {
        return read(tx, after, new LogPosition(Long.MAX_VALUE), List.of(), most);
    }

    /**
     * Events after a place and up to another.
     *
     * @param types of these only; empty: of all types
     */
    static List<Event> read(Tx tx, LogPosition after, LogPosition until, Collection<String> types, int most) {
        return tx.sql("""
                select o.before + e.position as number, e.subject, e.seq, e.type, e.at, e.actor, e.version, e.stage,
                    e.data
                from engine.log_order o
                cross join lateral (
                    select l.position, l.subject, l.seq, l.type, l.at, l.actor, l.version, l.stage, l.data
                    from engine.log l
                    where l.batch = o.batch and l.position > ? - o.before and l.position <= ? - o.before
                        and (? or l.type = any(?))
                    order by l.position
                    limit ?) e
                where o.last > ? and o.before < ?
                order by o.last, e.position
                limit ?""")
                .value(after.number())
                .value(until.number())
                .value(types.isEmpty())
                .texts(types)
                .value(most)
                .value(after.number())
                .value(until.number())
                .value(most)
                .rows(LogOrderStore::event);
    }

    /** Whether an event of these types is after a place and up to another. */
    static boolean has(Tx tx, LogPosition after, LogPosition until, Collection<String> types) {
        return tx.sql("""
                select exists (
                    select
                    from engine.log_order o
                    join engine.log l on l.batch = o.batch
                    where o.last > ? and o.before < ? and l.position > ? - o.before and l.position <= ? - o.before
                        and l.type = any(?))""")
                .value(after.number())
                .value(until.number())
                .value(after.number())
                .value(until.number())
                .texts(types)
                .first(rs -> rs.getBoolean(1))
                .orElseThrow();
    }

    /** Events of a subject after a sequence number, oldest first, without their places in the order. */
    static List<Event> timeline(Tx tx, long subject, int afterSeq, int most) {
        return tx.sql("""
                select subject, seq, type, at, actor, version, stage, data
                from engine.log
                where subject = ? and seq > ?
                order by seq
                limit ?""").value(subject).value(afterSeq).value(most).rows(rs -> event(rs, 0));
    }

    /** The first events of these subjects, without their place in the order. */
    static List<Event> firsts(Tx tx, Collection<Long> subjects) {
        return tx.sql("""
                select subject, seq, type, at, actor, version, stage, data
                from engine.log
                where subject = any(?) and seq = 1""").longs(subjects).rows(rs -> event(rs, 0));
    }

    /** The last move of each of these subjects by one of these signals, without its place in the order. */
    static List<Event> lastMoves(Tx tx, Collection<Long> subjects, Collection<String> signals) {
        return tx.sql("""
                select distinct on (subject) subject, seq, type, at, actor, version, stage, data
                from engine.log
                where subject = any(?) and type = 'moved' and data ->> 'on' = any(?)
                order by subject, seq desc""").longs(subjects).texts(signals).rows(rs -> event(rs, 0));
    }

    private static Event event(ResultSet rs) throws SQLException {
        return event(rs, rs.getLong("number"));
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
}
