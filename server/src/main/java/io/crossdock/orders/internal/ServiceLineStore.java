package io.crossdock.orders.internal;

import io.crossdock.engine.Tx;
import io.crossdock.orders.LineChange;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.service.ServiceTerms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The service lines of {@code orders.line}, and {@code orders.service_credit}. */
final class ServiceLineStore {

    private ServiceLineStore() {}

    /** Units that a subject's refund has. */
    record Credit(long subject, LineChange units) {}

    private record Placed(long order, int group, NewLine line) {

        ServiceTerms terms() {
            return Objects.requireNonNull(line.service());
        }
    }

    /** What makes a line a service line; null for goods. */
    static @Nullable ServiceTerms terms(ResultSet rs) throws SQLException {
        var type = rs.getString("type");
        return type.equals(ServiceTerms.GOODS)
                ? null
                : new ServiceTerms(
                        type,
                        rs.getObject("parent_line", Integer.class),
                        rs.getString("relation"),
                        rs.getBoolean("refundable"));
    }

    /** Stores the service lines of these orders, after their goods; no statement where there are none. */
    static void insert(Tx tx, List<NewOrder> orders) {
        var lines = new ArrayList<Placed>();
        for (var order : orders) {
            for (var line : order.services()) {
                lines.add(new Placed(order.id().value(), order.groupOf(line.line()), line));
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into orders.line (
                    order_id, line, reference, sku, title, ordered, unit_price_minor, discount_minor, tax_minor,
                    delivery_group, type, parent_line, relation, refundable)
                select order_id, line, reference, sku, title, ordered, unit_price_minor, discount_minor, tax_minor,
                    delivery_group, type, parent_line, relation, refundable
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    as l (order_id, line, reference, sku, title, ordered, unit_price_minor, discount_minor, tax_minor,
                        delivery_group, type, parent_line, relation, refundable)
                """)
                .longs(lines, Placed::order)
                .ints(lines, l -> l.line.line())
                .texts(lines, l -> l.line.reference())
                .texts(lines, l -> l.line.sku())
                .texts(lines, l -> l.line.title())
                .longs(lines, l -> l.line.quantity())
                .longs(lines, l -> l.line.unitPriceMinor())
                .longs(lines, l -> l.line.discountMinor())
                .longs(lines, l -> l.line.taxMinor())
                .ints(lines, Placed::group)
                .texts(lines, l -> l.terms().type())
                .ints(lines, l -> l.terms().parent())
                .texts(lines, l -> l.terms().relation())
                .booleans(lines, l -> l.terms().refundable())
                .update();
        tx.sql("""
                update orders.line
                set has_services = true
                where order_id = any (?) and type = 'goods'
                """)
                .longs(new TreeSet<>(lines.stream().map(Placed::order).toList()))
                .update();
    }

    /** Those of these orders that have open units of service lines. */
    static List<Long> open(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                select distinct order_id
                from orders.line
                where order_id = any (?) and type <> 'goods' and ordered > canceled + shipped
                """).longs(orders).rows(rs -> rs.getLong("order_id"));
    }

    /** Those of these orders that have service lines. */
    static List<Long> following(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                select distinct order_id
                from orders.line
                where order_id = any (?) and type <> 'goods'
                """).longs(new TreeSet<>(orders)).rows(rs -> rs.getLong("order_id"));
    }

    static void addCredits(Tx tx, List<Credit> credits) {
        if (credits.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into orders.service_credit (subject, order_id, line, quantity, at)
                select subject, order_id, line, quantity, ?
                from unnest(?, ?, ?, ?) as c (subject, order_id, line, quantity)
                on conflict (subject, line) do update
                set quantity = orders.service_credit.quantity + excluded.quantity
                """)
                .value(tx.at())
                .longs(credits, Credit::subject)
                .longs(credits, c -> c.units.order())
                .ints(credits, c -> c.units.line())
                .longs(credits, c -> c.units.quantity())
                .update();
    }

    static Map<Long, List<LineChange>> credited(Tx tx, Collection<Long> subjects) {
        var credited = new HashMap<Long, List<LineChange>>();
        tx.sql("""
                select subject, order_id, line, quantity
                from orders.service_credit
                where subject = any (?)
                order by subject, line
                """)
                .longs(subjects)
                .rows(rs -> credited.computeIfAbsent(rs.getLong("subject"), _ -> new ArrayList<>())
                        .add(new LineChange(rs.getLong("order_id"), rs.getInt("line"), rs.getLong("quantity"))));
        return credited;
    }
}
