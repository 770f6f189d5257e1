package io.crossdock.orders.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.engine.sql.Sql;
import io.crossdock.orders.Address;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.change.ChangePart;
import io.crossdock.orders.change.ChangeState;
import io.crossdock.orders.change.ChangeWish;
import io.crossdock.orders.change.OrderChange;
import io.crossdock.shared.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code orders.order_change} and {@code orders.change_action}. */
final class OrderChangeStore {

    private OrderChangeStore() {}

    private record Head(long order, int number) {}

    static int insert(Tx tx, long order, ChangeWish wish) {
        return tx.sql("""
                insert into orders.order_change (order_id, number, requested_by, reason_code, note, actor, at)
                select ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?
                from orders.order_change
                where order_id = ?
                returning number
                """)
                .value(order)
                .value(wish.requestedBy())
                .value(wish.reasonCode())
                .value(wish.note())
                .value(tx.actor())
                .value(tx.at())
                .value(order)
                .rows(rs -> rs.getInt("number"))
                .getFirst();
    }

    static void insertParts(Tx tx, long order, int number, List<ChangePart> parts) {
        tx.sql("""
                insert into orders.change_action (
                    order_id, number, place, kind, state, before, after, money_minor, line, quantity, canceled,
                    gone, awaited, extension, outcome, decided_at)
                select ?, ?, place, kind, state, before::json, after::json, money_minor, nullif(line, 0), quantity,
                    canceled, gone, awaited::json, nullif(extension, 0), outcome, decided_at
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    as p (place, kind, state, before, after, money_minor, line, quantity, canceled, gone, awaited,
                        extension, outcome, decided_at)
                """)
                .value(order)
                .value(number)
                .ints(parts, ChangePart::place)
                .texts(parts, ChangePart::kind)
                .texts(parts, p -> p.state().text())
                .texts(parts, p -> EngineJson.write(p.fields().before()))
                .texts(parts, p -> EngineJson.write(p.fields().after()))
                .longs(parts, ChangePart::moneyMinor)
                .ints(parts, p -> p.units() == null ? 0 : p.units().line())
                .longs(parts, p -> p.units() == null ? 0 : p.units().quantity())
                .longs(parts, p -> p.units() == null ? 0 : p.units().canceled())
                .longs(parts, p -> p.units() == null ? 0 : p.units().gone())
                .texts(parts, p -> EngineJson.write(p.awaited()))
                .longs(parts, p -> p.asked().extension())
                .texts(parts, ChangePart::outcome)
                .times(parts, p -> p.decision().at())
                .update();
    }

    static void update(Tx tx, long order, int number, ChangePart part) {
        var units = part.units();
        tx.sql("""
                update orders.change_action
                set state = ?, canceled = ?, gone = ?, awaited = ?::json, outcome = ?, decided_at = ?
                where order_id = ? and number = ? and place = ?
                """)
                .value(part.state().text())
                .value(units == null ? 0 : units.canceled())
                .value(units == null ? 0 : units.gone())
                .value(EngineJson.write(part.awaited()))
                .value(part.outcome())
                .value(part.decision().at())
                .value(order)
                .value(number)
                .value(part.place())
                .update();
    }

    static List<OrderChange> of(Tx tx, long order) {
        return whole(tx.sql("""
                select c.order_id, c.number, c.requested_by, c.reason_code, c.note, c.actor, c.at, a.place, a.kind,
                    a.state, a.before::text as before, a.after::text as after, a.money_minor, a.line,
                    a.quantity, a.canceled, a.gone, a.awaited::text as awaited, a.extension, a.outcome, a.decided_at
                from orders.order_change c
                join orders.change_action a on a.order_id = c.order_id and a.number = c.number
                where c.order_id = ?
                order by c.number, a.place
                """).value(order).rows(OrderChangeStore::row));
    }

    /** Whole changes with a part that is not decided, or that waits for nodes. */
    static List<OrderChange> open(Tx tx, Collection<Long> orders) {
        return whole(tx.sql("""
                select c.order_id, c.number, c.requested_by, c.reason_code, c.note, c.actor, c.at, a.place, a.kind,
                    a.state, a.before::text as before, a.after::text as after, a.money_minor, a.line,
                    a.quantity, a.canceled, a.gone, a.awaited::text as awaited, a.extension, a.outcome, a.decided_at
                from (
                    select distinct order_id, number
                    from orders.change_action
                    where order_id = any (?) and (state = 'requested' or awaited::text <> '[]')
                ) o
                join orders.order_change c on c.order_id = o.order_id and c.number = o.number
                join orders.change_action a on a.order_id = c.order_id and a.number = c.number
                order by c.order_id, c.number, a.place
                """).longs(orders).rows(OrderChangeStore::row));
    }

    static void readdress(Tx tx, long order, Address address) {
        int changed = tx.sql("""
                update orders.order
                set ship_name = ?, ship_line1 = ?, ship_line2 = ?, ship_city = ?, ship_region = ?,
                    ship_postal_code = ?, ship_country = ?, ship_phone = ?, ship_company = ?
                where id = ?
                """)
                .value(address.name())
                .value(address.line1())
                .value(address.line2())
                .value(address.city())
                .value(address.region())
                .value(address.postalCode())
                .value(address.country())
                .value(address.phone())
                .value(address.company())
                .value(order)
                .update();
        if (changed != 1) {
            throw new IllegalStateException("there is no order O" + order);
        }
    }

    static void deliver(Tx tx, long order, DeliveryMethod way, String service) {
        int changed = tx.sql("""
                update orders.order
                set fulfillment = ?, node = ?, service = ?
                where id = ?
                """)
                .value(way.kind())
                .value(way.node())
                .value(service)
                .value(order)
                .update();
        if (changed != 1) {
            throw new IllegalStateException("there is no order O" + order);
        }
    }

    static void addLine(Tx tx, long order, NewLine line) {
        tx.sql("""
                with raised as (
                    update orders.order
                    set total_minor = total_minor + ?
                    where id = ?
                    returning id
                )
                insert into orders.line (
                    order_id, line, reference, sku, title, ordered, unit_price_minor, discount_minor, tax_minor,
                    allow_substitutes, has_services)
                select id, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                    exists (select 1 from orders.line l where l.order_id = raised.id and l.type <> 'goods')
                from raised
                """)
                .value(line.totalMinor())
                .value(order)
                .value(line.line())
                .value(line.reference())
                .value(line.sku())
                .value(line.title())
                .value(line.quantity())
                .value(line.unitPriceMinor())
                .value(line.discountMinor())
                .value(line.taxMinor())
                .value(line.allowSubstitutes())
                .update();
    }

    private static OrderChange row(ResultSet rs) throws SQLException {
        return new OrderChange(
                rs.getLong("order_id"),
                rs.getInt("number"),
                new ChangeWish(
                        rs.getString("requested_by"), rs.getString("reason_code"), rs.getString("note"), List.of()),
                rs.getString("actor"),
                Sql.time(rs, "at"),
                List.of(part(rs)));
    }

    private static ChangePart part(ResultSet rs) throws SQLException {
        return new ChangePart(
                rs.getInt("place"),
                rs.getString("kind"),
                new ChangePart.Fields(EngineJson.tree(rs.getString("before")), EngineJson.tree(rs.getString("after"))),
                rs.getLong("money_minor"),
                units(rs),
                new ChangePart.Asked(
                        EngineJson.tree(rs.getString("awaited"))
                                .valueStream()
                                .map(id -> id.asLong())
                                .toList(),
                        rs.getLong("extension")),
                new ChangePart.Decision(
                        Words.parse(ChangeState.class, rs.getString("state")),
                        rs.getString("outcome"),
                        Sql.timeOrNull(rs, "decided_at")));
    }

    private static ChangePart.@Nullable Units units(ResultSet rs) throws SQLException {
        int line = rs.getInt("line");
        return rs.getString("kind").equals(ChangePart.UNITS)
                ? new ChangePart.Units(line, rs.getLong("quantity"), rs.getLong("canceled"), rs.getLong("gone"))
                : null;
    }

    /** Makes whole changes of rows of one part each. */
    private static List<OrderChange> whole(List<OrderChange> rows) {
        Map<Head, List<OrderChange>> byHead = new LinkedHashMap<>();
        rows.forEach(r -> byHead.computeIfAbsent(new Head(r.order(), r.number()), k -> new ArrayList<>())
                .add(r));
        return byHead.values().stream()
                .map(all -> new OrderChange(
                        all.getFirst().order(),
                        all.getFirst().number(),
                        all.getFirst().wish(),
                        all.getFirst().actor(),
                        all.getFirst().at(),
                        all.stream().flatMap(r -> r.parts().stream()).toList()))
                .toList();
    }
}
