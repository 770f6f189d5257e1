package io.crossdock.inventory.supply.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.inventory.supply.SupplyLine;
import io.crossdock.inventory.supply.SupplyLineRef;
import io.crossdock.shared.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements on {@code inventory.inbound}. Rows are locked by id. */
public final class SupplyLineStore {

    private SupplyLineStore() {}

    /** Adds lines that are not known yet; known lines stay as they are. */
    public static void add(Tx tx, List<SupplyLine> lines) {
        tx.sql("""
                insert into inventory.inbound (id, reference, line, kind, sku, node, ordered, expected_at, sequence)
                select i.id, i.reference, i.line, i.kind, i.sku, i.node, i.ordered, i.expected_at, i.sequence
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality
                    as i(id, reference, line, kind, sku, node, ordered, expected_at, sequence, n)
                order by i.reference, i.line, i.n
                on conflict (reference, line) do nothing
                """)
                .longs(lines, SupplyLine::id)
                .texts(lines, SupplyLine::reference)
                .ints(lines, SupplyLine::line)
                .texts(lines, i -> Words.of(i.kind()))
                .texts(lines, SupplyLine::sku)
                .texts(lines, SupplyLine::node)
                .longs(lines, SupplyLine::ordered)
                .times(lines, SupplyLine::expectedAt)
                .longs(lines, SupplyLine::sequence)
                .update();
    }

    /** Reads lines without a lock. */
    static List<SupplyLine> read(Tx tx, Collection<SupplyLineRef> lines) {
        return named(tx, lines, """
                select i.id, i.reference, i.line, i.kind, i.sku, i.node, i.ordered, i.received, i.promised,
                    i.expected_at, i.sequence, i.state
                from unnest(?, ?) as k(reference, line)
                join inventory.inbound i on i.reference = k.reference and i.line = k.line
                """);
    }

    public static List<SupplyLine> lock(Tx tx, Collection<SupplyLineRef> lines) {
        return named(tx, lines, """
                select i.id, i.reference, i.line, i.kind, i.sku, i.node, i.ordered, i.received, i.promised,
                    i.expected_at, i.sequence, i.state
                from inventory.inbound i
                where (i.reference, i.line) in (select k.reference, k.line from unnest(?, ?) as k(reference, line))
                order by i.id
                for no key update
                """);
    }

    private static List<SupplyLine> named(Tx tx, Collection<SupplyLineRef> lines, String statement) {
        return tx.sql(statement)
                .texts(lines, SupplyLineRef::reference)
                .ints(lines, SupplyLineRef::line)
                .rows(SupplyLineStore::inbound);
    }

    static List<SupplyLine> lockIds(Tx tx, Collection<Long> ids) {
        return tx.sql("""
                select i.id, i.reference, i.line, i.kind, i.sku, i.node, i.ordered, i.received, i.promised,
                    i.expected_at, i.sequence, i.state
                from inventory.inbound i
                where i.id = any(?)
                order by i.id
                for no key update
                """).longs(ids).rows(SupplyLineStore::inbound);
    }

    /** Writes the figures of lines that this transaction has locked. */
    static void store(Tx tx, Collection<SupplyLine> lines) {
        tx.sql("""
                update inventory.inbound i
                set ordered = d.ordered, received = d.received, promised = d.promised, expected_at = d.expected_at,
                    sequence = d.sequence, state = d.state
                from unnest(?, ?, ?, ?, ?, ?, ?) as d(id, ordered, received, promised, expected_at, sequence, state)
                where i.id = d.id
                """)
                .longs(lines, SupplyLine::id)
                .longs(lines, SupplyLine::ordered)
                .longs(lines, SupplyLine::received)
                .longs(lines, SupplyLine::promised)
                .times(lines, SupplyLine::expectedAt)
                .longs(lines, SupplyLine::sequence)
                .texts(lines, i -> Words.of(i.state()))
                .update();
    }

    static List<SupplyLine> expected(Tx tx, Collection<String> skus) {
        return tx.sql("""
                select i.id, i.reference, i.line, i.kind, i.sku, i.node, i.ordered, i.received, i.promised,
                    i.expected_at, i.sequence, i.state
                from inventory.inbound i
                where i.sku = any(?) and i.state = 'open' and i.ordered > i.received
                order by i.sku, i.expected_at, i.id
                """).texts(skus).rows(SupplyLineStore::inbound);
    }

    static List<SupplyLine> list(Tx tx, SupplyLine.@Nullable State state, long after, int limit) {
        Sql sql = tx.sql("""
                select i.id, i.reference, i.line, i.kind, i.sku, i.node, i.ordered, i.received, i.promised,
                    i.expected_at, i.sequence, i.state
                from inventory.inbound i
                where i.id > ? and (i.state = ? or ? = '')
                order by i.id
                limit ?
                """);
        var word = state == null ? "" : Words.of(state);
        return sql.value(after).value(word).value(word).value(limit).rows(SupplyLineStore::inbound);
    }

    private static SupplyLine inbound(ResultSet rs) throws SQLException {
        return new SupplyLine(
                rs.getLong(1),
                rs.getString(2),
                rs.getInt(3),
                Words.parse(SupplyLine.Kind.class, rs.getString(4)),
                rs.getString(5),
                rs.getString(6),
                rs.getLong(7),
                rs.getLong(8),
                rs.getLong(9),
                Sql.time(rs, "expected_at"),
                rs.getLong(11),
                Words.parse(SupplyLine.State.class, rs.getString(12)));
    }
}
