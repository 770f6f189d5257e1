package io.crossdock.orders.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderQuery;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ids of orders that match a query, newest first. Keyset paging, so every page costs the same. Each statement begins
 * where an index leads to few orders, and looks at the other filters there.
 */
final class OrderListStore {

    /** Before and after all orders. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /** The filters that lists share, as {@link #filtered} binds them. */
    private static final String FILTERS = """
                    and (?::text is null or o.channel = ?)
                    and (?::text is null or o.reference = ?
                        or o.id in (select x.order_id from orders.external_id x where lower(x.value) = lower(?)))
                    and (?::text is null or o.state = ?)
                    and (?::text is null
                        or exists (select 1 from orders.line l where l.order_id = o.id and lower(l.sku) = lower(?)))
                    and (?::timestamptz is null or o.placed_at >= ?)
                    and (?::timestamptz is null or o.placed_at < ?)
                    and (?::text is null or o.brand = ?)
                    and (?::text is null or o.legal_entity = ?)
            """;

    List<Long> ids(Tx tx, OrderQuery query) {
        var filter = query.filter();
        var text = filter.text() == null ? "" : filter.text().strip();
        if (query.among() != null) {
            return among(tx, query, query.among(), text);
        }
        if (!text.isEmpty()) {
            return matching(tx, query, text);
        }
        if (filter.reference() != null) {
            return matching(tx, query, filter.reference());
        }
        if (filter.sku() != null) {
            return ofSku(tx, query, filter.sku());
        }
        if (filter.dated()) {
            return placed(tx, query);
        }
        if (query.seller().brand() != null) {
            return ofBrand(tx, query);
        }
        return query.seller().legalEntity() != null ? ofEntity(tx, query) : plain(tx, query);
    }

    private static List<Long> among(Tx tx, OrderQuery query, List<Long> among, String text) {
        var part = escaped(text.toLowerCase(Locale.ROOT));
        return filtered(query, tx.sql("""
                select o.id
                from unnest(?) as a (id)
                join orders.order o on o.id = a.id
                where o.id < ?""" + FILTERS + """
                    and (? = ''
                        or o.id = ?
                        or lower(o.reference || ' ' || o.customer_name || ' ' || o.customer_email) like ?
                        or exists (select 1 from orders.line l where l.order_id = o.id and lower(l.sku) like ?)
                        or o.id in (select x.order_id from orders.external_id x where lower(x.value) = ?))
                order by o.id desc
                limit ?
                """).longs(among).value(below(query)))
                .value(text)
                .value(OrderId.parse(text).map(OrderId::value).orElse(0L))
                .value("%" + part + "%")
                .value(part + "%")
                .value(text.toLowerCase(Locale.ROOT))
                .value(query.limit())
                .rows(rs -> rs.getLong("id"));
    }

    private static List<Long> plain(Tx tx, OrderQuery query) {
        return filtered(query, tx.sql("""
                select o.id
                from orders.order o
                where o.id < ?""" + FILTERS + """
                order by o.id desc
                limit ?
                """).value(below(query)))
                .value(query.limit())
                .rows(rs -> rs.getLong("id"));
    }

    /** By the time of placement, since an order may arrive long after it was placed. */
    private static List<Long> placed(Tx tx, OrderQuery query) {
        return filtered(
                        query,
                        tx.sql("""
                select o.id
                from orders.order o
                where o.placed_at >= ? and o.placed_at < ?
                    and (o.placed_at, o.id) < (
                        coalesce((select a.placed_at from orders.order a where a.id = ?), 'infinity'),
                        ?)""" + FILTERS + """
                order by o.placed_at desc, o.id desc
                limit ?
                """)
                                .value(Objects.requireNonNullElse(query.filter().placedFrom(), FIRST))
                                .value(Objects.requireNonNullElse(query.filter().placedBefore(), LAST))
                                .value(below(query))
                                .value(below(query)))
                .value(query.limit())
                .rows(rs -> rs.getLong("id"));
    }

    /** {@code offset 0} keeps PostgreSQL from joining all orders: it looks at each until the page is full. */
    private static List<Long> ofSku(Tx tx, OrderQuery query, String sku) {
        return filtered(query, tx.sql("""
                select distinct s.order_id as id
                from orders.line s
                where lower(s.sku) = lower(?) and s.order_id < ?
                    and exists (
                        select 1
                        from orders.order o
                        where o.id = s.order_id
                            and (?::text is null or o.channel = ?)
                            and (?::text is null or o.reference = ?
                        or o.id in (select x.order_id from orders.external_id x where lower(x.value) = lower(?)))
                            and (?::text is null or o.state = ?)
                            and (?::text is null or lower(s.sku) = lower(?))
                            and (?::timestamptz is null or o.placed_at >= ?)
                            and (?::timestamptz is null or o.placed_at < ?)
                    and (?::text is null or o.brand = ?)
                    and (?::text is null or o.legal_entity = ?)
                        offset 0)
                order by s.order_id desc
                limit ?
                """).value(sku).value(below(query)))
                .value(query.limit())
                .rows(rs -> rs.getLong("id"));
    }

    private static List<Long> matching(Tx tx, OrderQuery query, String text) {
        var part = escaped(text.toLowerCase(Locale.ROOT));
        return filtered(
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
                    select order_id as id
                    from orders.external_id
                    where lower(value) = ?
                    union
                    select ?::bigint as id
                )
                select o.id
                from found f
                join orders.order o on o.id = f.id
                where o.id < ?""" + FILTERS + """
                order by o.id desc
                limit ?
                """)
                                .value("%" + part + "%")
                                .value(part + "%")
                                .value(text.toLowerCase(Locale.ROOT))
                                .value(OrderId.parse(text).map(OrderId::value).orElse(0L))
                                .value(below(query)))
                .value(query.limit())
                .rows(rs -> rs.getLong("id"));
    }

    /** A brand of which there are few orders must not read all the others. */
    private static List<Long> ofBrand(Tx tx, OrderQuery query) {
        return filtered(
                        query,
                        tx.sql("""
                select o.id
                from orders.order o
                where o.brand = ? and o.id < ?""" + FILTERS + """
                order by o.id desc
                limit ?
                """)
                                .value(query.seller().brand())
                                .value(below(query)))
                .value(query.limit())
                .rows(rs -> rs.getLong("id"));
    }

    /** Likewise. */
    private static List<Long> ofEntity(Tx tx, OrderQuery query) {
        return filtered(
                        query,
                        tx.sql("""
                select o.id
                from orders.order o
                where o.legal_entity = ? and o.id < ?""" + FILTERS + """
                order by o.id desc
                limit ?
                """)
                                .value(query.seller().legalEntity())
                                .value(below(query)))
                .value(query.limit())
                .rows(rs -> rs.getLong("id"));
    }

    /** Binds the filters that all lists share. */
    private static Sql filtered(OrderQuery query, Sql statement) {
        var filter = query.filter();
        var state = filter.state() == null ? null : filter.state().text();
        return statement
                .value(filter.channel())
                .value(filter.channel())
                .value(filter.reference())
                .value(filter.reference())
                .value(filter.reference())
                .value(state)
                .value(state)
                .value(filter.sku())
                .value(filter.sku())
                .value(filter.placedFrom())
                .value(filter.placedFrom())
                .value(filter.placedBefore())
                .value(filter.placedBefore())
                .value(query.seller().brand())
                .value(query.seller().brand())
                .value(query.seller().legalEntity())
                .value(query.seller().legalEntity());
    }

    private static long below(OrderQuery query) {
        @Nullable OrderId after = query.after();
        return after == null ? Long.MAX_VALUE : after.value();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
