package io.crossdock.inventory.transfer.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.inventory.transfer.Transfer;
import io.crossdock.shared.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statements on {@code inventory.transfer} and its lines. A line changes only while its transfer is locked. */
final class TransferStore {

    private TransferStore() {}

    private record LineOf(long transfer, Transfer.Line line) {}

    static void add(Tx tx, List<Transfer> transfers) {
        tx.sql("""
                insert into inventory.transfer (id, reference, from_node, to_node, state, requested_at, expected_at)
                select t.id, t.reference, t.from_node, t.to_node, t.state, t.requested_at, t.expected_at
                from unnest(?, ?, ?, ?, ?, ?, ?)
                    as t(id, reference, from_node, to_node, state, requested_at, expected_at)
                """)
                .longs(transfers, Transfer::id)
                .texts(transfers, Transfer::reference)
                .texts(transfers, Transfer::from)
                .texts(transfers, Transfer::to)
                .texts(transfers, t -> Words.of(t.state()))
                .times(transfers, Transfer::requestedAt)
                .times(transfers, Transfer::expectedAt)
                .update();
        var lines = lines(transfers);
        tx.sql("""
                insert into inventory.transfer_line (transfer_id, line, sku, requested)
                select l.transfer_id, l.line, l.sku, l.requested
                from unnest(?, ?, ?, ?) as l(transfer_id, line, sku, requested)
                """)
                .longs(lines, LineOf::transfer)
                .ints(lines, l -> l.line().line())
                .texts(lines, l -> l.line().sku())
                .longs(lines, l -> l.line().requested())
                .update();
    }

    /** Locks transfers and reads them, by id. */
    static List<Transfer> lock(Tx tx, Collection<Long> ids) {
        return withLines(tx, tx.sql("""
                select t.id, t.reference, t.from_node, t.to_node, t.state, t.requested_at, t.expected_at
                from inventory.transfer t
                where t.id = any(?)
                order by t.id
                for no key update
                """).longs(ids).rows(TransferStore::head));
    }

    static List<Transfer> load(Tx tx, Collection<Long> ids) {
        return withLines(tx, tx.sql("""
                select t.id, t.reference, t.from_node, t.to_node, t.state, t.requested_at, t.expected_at
                from inventory.transfer t
                where t.id = any(?)
                order by t.id
                """).longs(ids).rows(TransferStore::head));
    }

    static List<Transfer> list(Tx tx, Transfer.@Nullable State state, long after, int limit) {
        var word = state == null ? "" : Words.of(state);
        return withLines(
                tx,
                tx.sql("""
                select t.id, t.reference, t.from_node, t.to_node, t.state, t.requested_at, t.expected_at
                from inventory.transfer t
                where t.id > ? and (t.state = ? or ? = '')
                order by t.id
                limit ?
                """).value(after).value(word).value(word).value(limit).rows(TransferStore::head));
    }

    /** Writes states, dates and figures of transfers that this transaction has locked. */
    static void store(Tx tx, List<Transfer> transfers) {
        tx.sql("""
                update inventory.transfer t
                set state = d.state, expected_at = d.expected_at
                from unnest(?, ?, ?) as d(id, state, expected_at)
                where t.id = d.id
                """)
                .longs(transfers, Transfer::id)
                .texts(transfers, t -> Words.of(t.state()))
                .times(transfers, Transfer::expectedAt)
                .update();
        var lines = lines(transfers);
        tx.sql("""
                update inventory.transfer_line l
                set shipped = d.shipped, received = d.received, damaged = d.damaged, excess = d.excess, lost = d.lost
                from unnest(?, ?, ?, ?, ?, ?, ?) as d(transfer_id, line, shipped, received, damaged, excess, lost)
                where l.transfer_id = d.transfer_id and l.line = d.line
                """)
                .longs(lines, LineOf::transfer)
                .ints(lines, l -> l.line().line())
                .longs(lines, l -> l.line().shipped())
                .longs(lines, l -> l.line().received())
                .longs(lines, l -> l.line().damaged())
                .longs(lines, l -> l.line().excess())
                .longs(lines, l -> l.line().lost())
                .update();
    }

    private static List<LineOf> lines(List<Transfer> transfers) {
        return transfers.stream()
                .flatMap(t -> t.lines().stream().map(l -> new LineOf(t.id(), l)))
                .toList();
    }

    private static List<Transfer> withLines(Tx tx, List<Transfer> heads) {
        if (heads.isEmpty()) {
            return heads;
        }
        Map<Long, List<Transfer.Line>> lines = new HashMap<>();
        tx.sql("""
                select l.transfer_id, l.line, l.sku, l.requested, l.shipped, l.received, l.damaged, l.excess, l.lost
                from inventory.transfer_line l
                where l.transfer_id = any(?)
                order by l.transfer_id, l.line
                """)
                .longs(heads, Transfer::id)
                .rows(rs -> lines.computeIfAbsent(rs.getLong(1), _ -> new ArrayList<>())
                        .add(line(rs)));
        return heads.stream()
                .map(t -> new Transfer(
                        t.id(),
                        t.reference(),
                        t.from(),
                        t.to(),
                        t.state(),
                        t.requestedAt(),
                        t.expectedAt(),
                        lines.getOrDefault(t.id(), List.of())))
                .toList();
    }

    private static Transfer.Line line(ResultSet rs) throws SQLException {
        return new Transfer.Line(
                rs.getInt(2),
                rs.getString(3),
                rs.getLong(4),
                rs.getLong(5),
                rs.getLong(6),
                rs.getLong(7),
                rs.getLong(8),
                rs.getLong(9));
    }

    private static Transfer head(ResultSet rs) throws SQLException {
        return new Transfer(
                rs.getLong(1),
                rs.getString(2),
                rs.getString(3),
                rs.getString(4),
                Words.parse(Transfer.State.class, rs.getString(5)),
                Sql.time(rs, "requested_at"),
                Sql.time(rs, "expected_at"),
                List.of());
    }
}
