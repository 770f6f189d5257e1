package io.crossdock.inventory.feed.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.inventory.feed.Feeds.Kind;
import io.crossdock.inventory.feed.Feeds.Message;
import io.crossdock.inventory.feed.Feeds.ParkedQuery;
import io.crossdock.inventory.feed.Feeds.ParkedRow;
import io.crossdock.inventory.feed.internal.RowScreening.Bad;
import io.crossdock.shared.IdText;
import io.crossdock.shared.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Statements on {@code inventory.parked}. */
final class ParkedRowStore {

    static final char LETTER = 'K';
    private static final int SENT_MAX = 2_000;

    private ParkedRowStore() {}

    static OptionalLong id(String text) {
        return IdText.parse(LETTER, text);
    }

    /** Stores rows that wait. */
    static void add(Tx tx, Message message, List<Bad> bad) {
        add(tx, message, bad, "waiting");
    }

    /** Stores rows that were applied, but not as they say. */
    static void note(Tx tx, Message message, List<Bad> applied) {
        add(tx, message, applied, "applied");
    }

    private static void add(Tx tx, Message message, List<Bad> bad, String state) {
        if (bad.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into inventory.parked
                    (id, feed, sequence, part, row_no, kind, at, sku, node, units, sent, cause, parked_at, line, fault,
                    state, closed_at, closed_by)
                select b.id, m.feed, m.sequence, m.part, b.row_no, m.kind, b.at, b.sku, b.node, b.units, b.sent,
                    b.cause, m.now, nullif(b.line, 0), b.fault, m.state,
                    case when m.state <> 'waiting' then m.now end, case when m.state <> 'waiting' then m.actor end
                from (
                    select ?::text as feed, ?::bigint as sequence, ?::integer as part, ?::text as kind,
                        ?::timestamptz as now, ?::text as state, ?::text as actor
                ) m
                cross join unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    as b(id, row_no, at, sku, node, units, sent, cause, line, fault)
                """)
                .value(message.feed())
                .value(message.sequence())
                .value(message.part())
                .value(Words.of(message.kind()))
                .value(tx.at())
                .value(state)
                .value(tx.actor())
                .longs(bad, _ -> tx.nextId())
                .ints(bad, b -> b.row().number())
                .times(bad, Bad::at)
                .texts(bad, b -> b.row().sku())
                .texts(bad, Bad::node)
                .longs(bad, b -> b.row().units())
                .texts(bad, b -> cut(b.row().sent()))
                .texts(bad, Bad::cause)
                .ints(bad, b -> b.row().line() == null ? 0 : b.row().line())
                .texts(bad, Bad::fault)
                .update();
    }

    private static String cut(String sent) {
        return sent.length() > SENT_MAX ? sent.substring(0, SENT_MAX) : sent;
    }

    static List<ParkedRow> list(Tx tx, ParkedQuery query) {
        return tx.sql("""
                select p.id, p.feed, p.sequence, p.part, p.row_no, p.kind, p.at, p.sku, p.node, p.units, p.sent,
                    p.cause, p.state, p.parked_at, p.closed_at, p.closed_by, p.note, p.line, p.fault
                from inventory.parked p
                where p.state = ? and p.id > ? and (?::text is null or p.feed = ?) and (?::text is null or p.cause = ?)
                order by p.id
                limit ?
                """)
                .value(query.state())
                .value(query.after())
                .value(query.feed())
                .value(query.feed())
                .value(query.cause())
                .value(query.cause())
                .value(query.limit() + 1)
                .rows(ParkedRowStore::read);
    }

    /** Locks rows and reads them, by id. */
    static List<ParkedRow> lock(Tx tx, Collection<Long> ids) {
        return tx.sql("""
                select p.id, p.feed, p.sequence, p.part, p.row_no, p.kind, p.at, p.sku, p.node, p.units, p.sent,
                    p.cause, p.state, p.parked_at, p.closed_at, p.closed_by, p.note, p.line, p.fault
                from inventory.parked p
                where p.id = any(?)
                order by p.id
                for no key update
                """).longs(ids).rows(ParkedRowStore::read);
    }

    static List<ParkedRow> of(Tx tx, Collection<Long> ids) {
        return tx.sql("""
                select p.id, p.feed, p.sequence, p.part, p.row_no, p.kind, p.at, p.sku, p.node, p.units, p.sent,
                    p.cause, p.state, p.parked_at, p.closed_at, p.closed_by, p.note, p.line, p.fault
                from inventory.parked p
                where p.id = any(?)
                order by p.id
                """).longs(ids).rows(ParkedRowStore::read);
    }

    /** Outcome of a parked row. */
    record Outcome(
            long id,
            @Nullable String sku,
            @Nullable String node,
            @Nullable Long units,
            String state,
            String cause) {}

    static void tried(Tx tx, List<Outcome> outcomes) {
        tx.sql("""
                update inventory.parked p
                set sku = coalesce(o.sku, p.sku), node = coalesce(o.node, p.node),
                    units = coalesce(o.units, p.units), state = o.state, cause = o.cause,
                    closed_at = case when o.state <> 'waiting' then b.now end,
                    closed_by = case when o.state <> 'waiting' then b.actor end
                from unnest(?, ?, ?, ?, ?, ?) as o(id, sku, node, units, state, cause)
                cross join (select ?::timestamptz as now, ?::text as actor) b
                where p.id = o.id
                """)
                .longs(outcomes, Outcome::id)
                .texts(outcomes, Outcome::sku)
                .texts(outcomes, Outcome::node)
                .longs(outcomes, Outcome::units)
                .texts(outcomes, Outcome::state)
                .texts(outcomes, Outcome::cause)
                .value(tx.at())
                .value(tx.actor())
                .update();
    }

    static void dismiss(Tx tx, List<Long> ids, List<String> notes) {
        tx.sql("""
                update inventory.parked p
                set state = 'dismissed', closed_at = b.now, closed_by = b.actor, note = d.note
                from unnest(?, ?) as d(id, note)
                cross join (select ?::timestamptz as now, ?::text as actor) b
                where p.id = d.id
                """).longs(ids).texts(notes).value(tx.at()).value(tx.actor()).update();
    }

    /** A cause of a feed for which no row waits. */
    record Settled(long feed, String cause) {}

    static List<Settled> settled(Tx tx, Collection<String> feeds, Collection<String> causes) {
        return tx.sql("""
                select f.id, c.cause
                from inventory.feed f
                cross join unnest(?) as c(cause)
                where f.name = any(?)
                    and not exists (
                        select 1 from inventory.parked p
                        where p.feed = f.name and p.cause = c.cause and p.state = 'waiting'
                    )
                """).texts(causes).texts(feeds).rows(rs -> new Settled(rs.getLong(1), rs.getString(2)));
    }

    /** Numbers of rows that wait for a cause, by the ids of their feeds; feeds without any are absent. */
    static Map<Long, Long> waiting(Tx tx, Collection<Long> feeds, String cause) {
        var waiting = new HashMap<Long, Long>();
        tx.sql("""
                select f.id, count(*) as rows
                from inventory.feed f
                join inventory.parked p on p.feed = f.name
                where f.id = any (?) and p.cause = ? and p.state = 'waiting'
                group by f.id""")
                .longs(feeds)
                .value(cause)
                .rows(rs -> Map.entry(rs.getLong("id"), rs.getLong("rows")))
                .forEach(found -> waiting.put(found.getKey(), found.getValue()));
        return waiting;
    }

    /** SKUs or nodes that rows wait for, by name; at most {@code limit}. */
    static List<String> awaited(Tx tx, String cause, int limit) {
        return tx.sql("""
                select distinct case p.cause when 'unknown-sku' then p.sku else p.node end as code
                from inventory.parked p
                where p.state = 'waiting' and p.cause = ?
                order by code
                limit ?
                """).value(cause).value(limit).rows(rs -> rs.getString(1));
    }

    static List<Long> waitingFor(Tx tx, Collection<String> skus, Collection<String> nodes, int limit) {
        return tx.sql("""
                select p.id
                from inventory.parked p
                where p.state = 'waiting'
                    and (p.cause = 'unknown-sku' and p.sku = any(?) or p.cause = 'unknown-node' and p.node = any(?))
                order by p.id
                limit ?
                """).texts(skus).texts(nodes).value(limit).rows(rs -> rs.getLong(1));
    }

    static ParkedRow read(ResultSet rs) throws SQLException {
        long units = rs.getLong("units");
        int line = rs.getInt("line");
        return new ParkedRow(
                IdText.print(LETTER, rs.getLong("id")),
                rs.getString("feed"),
                rs.getLong("sequence"),
                rs.getInt("part"),
                rs.getInt("row_no"),
                Words.parse(Kind.class, rs.getString("kind")),
                Sql.time(rs, "at"),
                rs.getString("sku"),
                rs.getString("node"),
                rs.getObject("units") == null ? null : units,
                rs.getString("sent"),
                rs.getString("cause"),
                rs.getString("state"),
                Sql.time(rs, "parked_at"),
                rs.getObject("closed_at") == null ? null : Sql.time(rs, "closed_at"),
                rs.getString("closed_by"),
                rs.getString("note"),
                line == 0 ? null : line,
                rs.getString("fault"));
    }
}
