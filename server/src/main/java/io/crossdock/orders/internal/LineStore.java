package io.crossdock.orders.internal;

import io.crossdock.engine.Tx;
import io.crossdock.orders.ImpossibleChange;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Changes the quantities of lines and ends orders: one conditional statement per set. */
final class LineStore {

    /** Units to add to the quantities of one line. */
    record Delta(long order, int line, long canceled, long shipped, long delivered, long returned, long lost) {}

    /** Units of a line. */
    record Units(long order, int line, long quantity) {}

    /** An order and its end. */
    record End(long order, String state, String endState) {}

    /** Adds all deltas or throws. @return those of the orders that have service lines, which follow their goods */
    Set<Long> add(Tx tx, List<Delta> deltas) {
        long lines = deltas.stream()
                .map(d -> new Units(d.order, d.line, 0))
                .distinct()
                .count();
        var changed = tx.sql("""
                with delta as (
                    select order_id, line, sum(canceled)::bigint as canceled, sum(shipped)::bigint as shipped,
                        sum(delivered)::bigint as delivered, sum(returned)::bigint as returned,
                        sum(lost)::bigint as lost
                    from unnest(?, ?, ?, ?, ?, ?, ?) as d (order_id, line, canceled, shipped, delivered, returned, lost)
                    group by order_id, line
                ), locked as (
                    select l.order_id, l.line
                    from orders.line l
                    join delta d on d.order_id = l.order_id and d.line = l.line
                    order by l.order_id, l.line
                    for no key update of l
                )
                update orders.line l
                set canceled = l.canceled + d.canceled,
                    shipped = l.shipped + d.shipped,
                    delivered = l.delivered + d.delivered,
                    returned = l.returned + d.returned,
                    lost = l.lost + d.lost
                from delta d
                join locked k on k.order_id = d.order_id and k.line = d.line
                where l.order_id = d.order_id
                    and l.line = d.line
                    and l.canceled + d.canceled + l.shipped + d.shipped <= l.ordered
                    and l.delivered + d.delivered + l.lost + d.lost <= l.shipped + d.shipped
                    and l.returned + d.returned <= l.delivered + d.delivered
                returning l.order_id, l.has_services
                """)
                .longs(deltas, Delta::order)
                .ints(deltas, Delta::line)
                .longs(deltas, Delta::canceled)
                .longs(deltas, Delta::shipped)
                .longs(deltas, Delta::delivered)
                .longs(deltas, Delta::returned)
                .longs(deltas, Delta::lost)
                .rows(rs -> rs.getBoolean("has_services") ? rs.getLong("order_id") : 0L);
        if (changed.size() != lines) {
            throw new ImpossibleChange((lines - changed.size()) + " of " + lines
                    + " lines don't exist or don't have the units; as they are now: " + figures(tx, deltas)
                    + "; asked: " + deltas);
        }
        return changed.stream().filter(order -> order > 0).collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> figures(Tx tx, List<Delta> deltas) {
        return tx.sql("""
                select order_id, line, ordered, canceled, shipped, delivered, returned, lost
                from orders.line
                where order_id = any (?)
                order by order_id, line
                limit 100
                """)
                .longs(deltas.stream().map(Delta::order).distinct().toList())
                .rows(rs -> "O%d line %d: ordered %d, canceled %d, shipped %d, delivered %d, returned %d, lost %d"
                        .formatted(
                                rs.getLong("order_id"),
                                rs.getInt("line"),
                                rs.getLong("ordered"),
                                rs.getLong("canceled"),
                                rs.getLong("shipped"),
                                rs.getLong("delivered"),
                                rs.getLong("returned"),
                                rs.getLong("lost")));
    }

    /** Cancels open units of goods and returns them, by order and line. */
    List<Units> cancelOpen(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                with locked as (
                    select order_id, line, ordered - canceled - shipped as open
                    from orders.line
                    where order_id = any (?)
                        and ordered > canceled + shipped
                        and type = 'goods'
                    order by order_id, line
                    for no key update
                ), canceled as (
                    update orders.line l
                    set canceled = l.canceled + k.open
                    from locked k
                    where l.order_id = k.order_id and l.line = k.line
                    returning l.order_id, l.line, k.open
                )
                select order_id, line, open from canceled order by order_id, line
                """)
                .longs(orders)
                .rows(rs -> new Units(rs.getLong("order_id"), rs.getInt("line"), rs.getLong("open")));
    }

    /** Closes open orders that have no open units and returns their ids. */
    List<Long> close(Tx tx, List<End> ends) {
        return tx.sql("""
                with ending as (
                    select id, state, end_state
                    from unnest(?, ?, ?) as e (id, state, end_state)
                ), locked as (
                    select o.id
                    from orders.order o
                    join ending e on e.id = o.id
                    order by o.id
                    for no key update of o
                )
                update orders.order o
                set state = e.state, end_state = e.end_state, closed_at = ?
                from ending e
                join locked k on k.id = e.id
                where o.id = e.id
                    and o.state = 'open'
                    and not exists (
                        select 1 from orders.line l where l.order_id = o.id and l.ordered > l.canceled + l.shipped)
                returning o.id
                """)
                .longs(ends, End::order)
                .texts(ends, End::state)
                .texts(ends, End::endState)
                .value(tx.at())
                .rows(rs -> rs.getLong("id"));
    }

    /** Those of these orders that are not closed in this end state. */
    List<Long> notClosedAs(Tx tx, List<End> ends) {
        return tx.sql("""
                select e.id
                from unnest(?, ?) as e (id, end_state)
                left join orders.order o on o.id = e.id
                where o.end_state is distinct from e.end_state
                """).longs(ends, End::order).texts(ends, End::endState).rows(rs -> rs.getLong("id"));
    }

    /** One sentence per violation, {@code limit} at most per kind. */
    List<String> verify(Tx tx, int limit) {
        return tx.sql("""
                (select 'order O' || o.id || ': total ' || o.total_minor
                    || ' is not the sum of its lines, shipping and charges' as fault
                from orders.order o
                left join lateral (
                    select sum(l.ordered * l.unit_price_minor - l.discount_minor + l.tax_minor) as total
                    from orders.line l
                    where l.order_id = o.id) s on true
                where o.total_minor is distinct from s.total + o.shipping_minor + o.charges_minor
                limit ?)
                union all
                (select 'order O' || l.order_id || ' line ' || l.line || ': there is no such order' as fault
                from orders.line l
                left join orders.order o on o.id = l.order_id
                where o.id is null
                limit ?)
                union all
                (select 'order O' || l.order_id || ' line ' || l.line || ': closed as ' || o.end_state
                    || ' with open units' as fault
                from orders.order o
                join orders.line l on l.order_id = o.id
                where o.state <> 'open' and l.ordered > l.canceled + l.shipped
                limit ?)
                union all
                (select 'order O' || l.order_id || ' line ' || l.line || ': quantities do not add up' as fault
                from orders.line l
                where l.canceled + l.shipped > l.ordered or l.delivered + l.lost > l.shipped or l.returned > l.delivered
                limit ?)
                union all
                (select 'order O' || l.order_id || ' line ' || l.line
                    || ': a service line that was lost, is not due at once, or is credited by nothing' as fault
                from orders.line l
                where l.type <> 'goods' and (l.delivered <> l.shipped or l.lost > 0 or l.returned <> (
                    select coalesce(sum(c.quantity), 0)
                    from orders.service_credit c
                    where c.order_id = l.order_id and c.line = l.line))
                limit ?)
                union all
                (select 'order O' || l.order_id || ' line ' || l.line || ': there is no delivery group '
                    || l.delivery_group as fault
                from orders.line l
                left join orders.delivery_group g on g.order_id = l.order_id and g.number = l.delivery_group
                where l.delivery_group > 1 and g.order_id is null
                limit ?)
                """)
                .value(limit)
                .value(limit)
                .value(limit)
                .value(limit)
                .value(limit)
                .value(limit)
                .rows(rs -> rs.getString("fault"));
    }
}
