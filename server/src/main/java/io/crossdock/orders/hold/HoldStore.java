package io.crossdock.orders.hold;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.orders.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The statements of {@code orders.hold}. */
final class HoldStore {

    private HoldStore() {}

    /** A hold with its id. */
    record Numbered(long id, NewHold hold) {}

    /** Ids of those that were placed; the others are there already. */
    static Set<Long> insert(Tx tx, List<Numbered> holds) {
        return new HashSet<>(tx.sql("""
                insert into orders.hold
                    (id, order_id, type, reason_code, blocks, release_by, state, placed_by, placed_at, note, lines)
                select h.id, h.order_id, h.type, h.reason_code, string_to_array(h.blocks, ','), h.release_by, 'active',
                    h.placed_by, ?, h.note, string_to_array(h.lines, ',')::int[]
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as
                    h (id, order_id, type, reason_code, blocks, release_by, placed_by, note, lines)
                order by h.order_id, h.id
                on conflict (order_id, type, reason_code, lines) where state = 'active' do nothing
                returning id""")
                .value(tx.at())
                .longs(holds, Numbered::id)
                .longs(holds, h -> h.hold().order().value())
                .texts(holds, h -> h.hold().terms().type())
                .texts(holds, h -> h.hold().terms().reasonCode())
                .texts(holds, h -> HoldTypeStore.text(h.hold().terms().blocks()))
                .times(holds, h -> h.hold().terms().releaseBy())
                .texts(holds, h -> h.hold().by())
                .texts(holds, h -> h.hold().note())
                .texts(
                        holds,
                        h -> h.hold().terms().lines().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(",")))
                .rows(rs -> rs.getLong("id")));
    }

    static List<OrderHold> release(Tx tx, List<HoldRelease> releases) {
        return tx.sql("""
                update orders.hold h
                set state = 'released', ended_by = ?, ended_at = ?, end_note = r.note
                from unnest(?, ?, ?, ?) as r (order_id, id, type, note)
                where h.order_id = r.order_id and h.state = 'active' and (h.id = r.id or h.type = r.type)
                returning h.id, h.order_id, h.type, h.reason_code, h.blocks, h.release_by, h.state, h.placed_by,
                    h.placed_at, h.note, h.ended_by, h.ended_at, h.end_note, h.lines""")
                .value(tx.actor())
                .value(tx.at())
                .longs(releases, r -> r.order().value())
                .longs(releases, HoldRelease::hold)
                .texts(releases, HoldRelease::type)
                .texts(releases, HoldRelease::note)
                .rows(HoldStore::read);
    }

    /** Ends the active holds of orders. */
    static List<OrderHold> end(Tx tx, Collection<Long> orders, String note) {
        return tx.sql("""
                update orders.hold
                set state = 'ended', ended_by = ?, ended_at = ?, end_note = ?
                where order_id = any (?) and state = 'active'
                returning id, order_id, type, reason_code, blocks, release_by, state, placed_by, placed_at, note,
                    ended_by, ended_at, end_note, lines""")
                .value(tx.actor())
                .value(tx.at())
                .value(note)
                .longs(orders)
                .rows(HoldStore::read);
    }

    /** Ends active holds of lines of which nothing is to be sent any more. */
    static List<OrderHold> endIdle(Tx tx, Collection<Long> orders, String note) {
        return tx.sql("""
                update orders.hold h
                set state = 'ended', ended_by = ?, ended_at = ?, end_note = ?
                where h.order_id = any (?) and h.state = 'active' and h.lines <> '{}'
                    and not exists (
                        select 1
                        from orders.line l
                        where l.order_id = h.order_id and l.line = any (h.lines)
                            and l.ordered > l.canceled + l.shipped)
                returning h.id, h.order_id, h.type, h.reason_code, h.blocks, h.release_by, h.state, h.placed_by,
                    h.placed_at, h.note, h.ended_by, h.ended_at, h.end_note, h.lines""")
                .value(tx.actor())
                .value(tx.at())
                .value(note)
                .longs(orders)
                .rows(HoldStore::read);
    }

    static List<OrderHold> of(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                select id, order_id, type, reason_code, blocks, release_by, state, placed_by, placed_at, note,
                    ended_by, ended_at, end_note, lines
                from orders.hold
                where order_id = any (?)
                order by order_id, placed_at, id""").longs(orders).rows(HoldStore::read);
    }

    static List<OrderHold> active(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                select id, order_id, type, reason_code, blocks, release_by, state, placed_by, placed_at, note,
                    ended_by, ended_at, end_note, lines
                from orders.hold
                where order_id = any (?) and state = 'active'
                order by order_id, placed_at, id""").longs(orders).rows(HoldStore::read);
    }

    private static OrderHold read(ResultSet rs) throws SQLException {
        var endedAt = Sql.timeOrNull(rs, "ended_at");
        return new OrderHold(
                new HoldId(rs.getLong("id")),
                new OrderId(rs.getLong("order_id")),
                new HoldTerms(
                        rs.getString("type"),
                        rs.getString("reason_code"),
                        HoldTypeStore.steps((String[]) rs.getArray("blocks").getArray()),
                        Sql.time(rs, "release_by"),
                        List.of((Integer[]) rs.getArray("lines").getArray())),
                HoldState.of(rs.getString("state")),
                new HoldWord(rs.getString("placed_by"), Sql.time(rs, "placed_at"), rs.getString("note")),
                endedAt == null ? null : new HoldWord(rs.getString("ended_by"), endedAt, rs.getString("end_note")));
    }
}
