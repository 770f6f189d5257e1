package io.crossdock.orders.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderQuery;
import io.crossdock.orders.OrderState;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Ids of orders that match a query, newest first. Keyset paging, so every page costs the same. */
final class OrderList {

    List<Long> ids(Tx tx, OrderQuery query) {
        var text = query.text() == null ? "" : query.text().strip();
        var among = query.among();
        if (among != null) {
            return among(tx, query, among, text);
        }
        return text.isEmpty() ? plain(tx, query) : matching(tx, query, text);
    }

    private List<Long> among(Tx tx, OrderQuery query, List<Long> among, String text) {
        var part = escaped(text.toLowerCase(Locale.ROOT));
        return limited(query, tx.sql("""
                select o.id
                from unnest(?) as a (id)
                join orders.order o on o.id = a.id
                where o.id < ?
                    and (?::text is null or o.channel = ?)
                    and (?::text is null or o.reference = ?)
                    and (?::text is null or o.state = ?)
                    and (? = ''
                        or o.id = ?
                        or lower(o.reference || ' ' || o.customer_name || ' ' || o.customer_email) like ?
                        or exists (select 1 from orders.line l where l.order_id = o.id and lower(l.sku) like ?))
                order by o.id desc
                limit ?
                """).longs(among))
                .value(text)
                .value(OrderId.parse(text).map(OrderId::value).orElse(0L))
                .value("%" + part + "%")
                .value(part + "%")
                .value(query.limit())
                .rows(rs -> rs.getLong("id"));
    }

    private List<Long> plain(Tx tx, OrderQuery query) {
        return limited(query, tx.sql("""
                select id
                from orders.order
                where id < ?
                    and (?::text is null or channel = ?)
                    and (?::text is null or reference = ?)
                    and (?::text is null or state = ?)
                order by id desc
                limit ?
                """)).value(query.limit()).rows(rs -> rs.getLong("id"));
    }

    private List<Long> matching(Tx tx, OrderQuery query, String text) {
        var part = escaped(text.toLowerCase(Locale.ROOT));
        return limited(
                        query,
                        tx.sql("""
                with found as (
                    select id
                    from orders.order
                    where lower(reference || ' ' || customer_name || ' ' || customer_email) like ?
                    union
                    select order_id as id
                    from orders.line
                    where lower(sku) like ?
                    union
                    select ?::bigint as id
                )
                select o.id
                from found f
                join orders.order o on o.id = f.id
                where o.id < ?
                    and (?::text is null or o.channel = ?)
                    and (?::text is null or o.reference = ?)
                    and (?::text is null or o.state = ?)
                order by o.id desc
                limit ?
                """)
                                .value("%" + part + "%")
                                .value(part + "%")
                                .value(OrderId.parse(text).map(OrderId::value).orElse(0L)))
                .value(query.limit())
                .rows(rs -> rs.getLong("id"));
    }

    /** Binds the filters that all lists share. */
    private static Sql limited(OrderQuery query, Sql statement) {
        return statement
                .value(below(query))
                .value(query.channel())
                .value(query.channel())
                .value(query.reference())
                .value(query.reference())
                .value(state(query))
                .value(state(query));
    }

    private static long below(OrderQuery query) {
        OrderId below = query.below();
        return below == null ? Long.MAX_VALUE : below.value();
    }

    private static @Nullable String state(OrderQuery query) {
        OrderState state = query.state();
        return state == null ? null : state.text();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
