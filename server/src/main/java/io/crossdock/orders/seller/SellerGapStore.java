package io.crossdock.orders.seller;

import io.crossdock.engine.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code orders.seller_gap}, {@code orders.missing_seller}, and who sold an order in {@code orders.order}. */
final class SellerGapStore {

    private SellerGapStore() {}

    /** A word of an order that the master data does not know. */
    record SellerGap(long order, SellerKind kind, String channel, String said) {}

    /** What a missing record has turned out to be. */
    record FoundSeller(MissingSeller missing, String code) {}

    /** Who sold an order. */
    record OrderSeller(long order, SoldBy seller) {}

    /**
     * Adds gaps. The row of a record that others miss, too, is locked until the transaction ends, so that it does not
     * go meanwhile.
     */
    static void add(Tx tx, List<SellerGap> gaps) {
        tx.sql("""
                insert into orders.missing_seller (kind, channel, said, first_order)
                select u.kind, u.channel, u.said, min(u.order_id)
                from unnest(?, ?, ?, ?) as u (kind, channel, said, order_id)
                group by u.kind, u.channel, u.said
                order by u.kind, u.channel, u.said
                on conflict (kind, channel, said) do update set told = orders.missing_seller.told""")
                .texts(gaps, g -> g.kind().text())
                .texts(gaps, SellerGap::channel)
                .texts(gaps, SellerGap::said)
                .longs(gaps, SellerGap::order)
                .update();
        tx.sql("""
                insert into orders.seller_gap (order_id, kind, channel, said)
                select u.order_id, u.kind, u.channel, u.said
                from unnest(?, ?, ?, ?) as u (order_id, kind, channel, said)""")
                .longs(gaps, SellerGap::order)
                .texts(gaps, g -> g.kind().text())
                .texts(gaps, SellerGap::channel)
                .texts(gaps, SellerGap::said)
                .update();
    }

    /** Missing records in the order of their keys, after this one; null: from the first. */
    static List<MissingSeller> missing(Tx tx, @Nullable MissingSeller after, int most) {
        return tx.sql("""
                select kind, channel, said, first_order, told
                from orders.missing_seller
                where (kind, channel, said) > (?, ?, ?)
                order by kind, channel, said
                limit ?""")
                .value(after == null ? "" : after.kind().text())
                .value(after == null ? "" : after.channel())
                .value(after == null ? "" : after.said())
                .value(most)
                .rows(SellerGapStore::missing);
    }

    /** Those of these that are still there and that no other transaction works on, locked. */
    static List<MissingSeller> lock(Tx tx, List<MissingSeller> missing) {
        return tx.sql("""
                select m.kind, m.channel, m.said, m.first_order, m.told
                from unnest(?, ?, ?) as u (kind, channel, said)
                join orders.missing_seller m on m.kind = u.kind and m.channel = u.channel and m.said = u.said
                order by m.kind, m.channel, m.said
                for no key update of m skip locked""")
                .texts(missing, m -> m.kind().text())
                .texts(missing, MissingSeller::channel)
                .texts(missing, MissingSeller::said)
                .rows(SellerGapStore::missing);
    }

    private static MissingSeller missing(ResultSet rs) throws SQLException {
        return new MissingSeller(
                SellerKind.of(rs.getString("kind")),
                rs.getString("channel"),
                rs.getString("said"),
                rs.getLong("first_order"),
                rs.getBoolean("told"));
    }

    static void told(Tx tx, List<MissingSeller> missing) {
        tx.sql("""
                update orders.missing_seller m
                set told = true
                from unnest(?, ?, ?) as u (kind, channel, said)
                where m.kind = u.kind and m.channel = u.channel and m.said = u.said""")
                .texts(missing, m -> m.kind().text())
                .texts(missing, MissingSeller::channel)
                .texts(missing, MissingSeller::said)
                .update();
    }

    /** Gives orders what they missed. Orders are locked by id. @return those that have it now, with all of it */
    static List<OrderSeller> fill(Tx tx, SellerKind kind, List<FoundSeller> found, int most) {
        return tx.sql("""
                with filled as (
                    select g.order_id, g.kind, u.code
                    from unnest(?, ?, ?) as u (channel, said, code)
                    join orders.seller_gap g on g.kind = ? and g.channel = u.channel and g.said = u.said
                    join orders.order o on o.id = g.order_id
                    order by g.order_id
                    limit ?
                    for no key update of o
                ),
                gone as (
                    delete from orders.seller_gap g
                    using filled f
                    where g.order_id = f.order_id and g.kind = f.kind
                )
                update orders.order o
                set brand = case when f.kind = 'brand' then f.code else o.brand end,
                    legal_entity = case when f.kind = 'legal-entity' then f.code else o.legal_entity end
                from filled f
                where o.id = f.order_id
                returning o.id, o.brand, o.legal_entity""")
                .texts(found, f -> f.missing().channel())
                .texts(found, f -> f.missing().said())
                .texts(found, FoundSeller::code)
                .value(kind.text())
                .value(most)
                .rows(rs -> new OrderSeller(
                        rs.getLong("id"), new SoldBy(rs.getString("brand"), rs.getString("legal_entity"))));
    }

    /** Takes records away that no order misses any more. @return their first orders */
    static List<Long> close(Tx tx, SellerKind kind, List<FoundSeller> found) {
        return tx.sql("""
                delete from orders.missing_seller m
                using unnest(?, ?) as u (channel, said)
                where m.kind = ? and m.channel = u.channel and m.said = u.said
                    and not exists (
                        select 1
                        from orders.seller_gap g
                        where g.kind = m.kind and g.channel = m.channel and g.said = m.said)
                returning m.first_order""")
                .texts(found, f -> f.missing().channel())
                .texts(found, f -> f.missing().said())
                .value(kind.text())
                .rows(rs -> rs.getLong("first_order"));
    }

    static List<MissingSeller> missingOf(Tx tx, SellerKind kind, Collection<Long> firstOrders) {
        return tx.sql("""
                select kind, channel, said, first_order, told
                from orders.missing_seller
                where kind = ? and first_order = any (?)
                order by first_order""").value(kind.text()).longs(firstOrders).rows(SellerGapStore::missing);
    }

    static Map<Long, SoldBy> of(Tx tx, Collection<Long> orders) {
        return tx
                .sql("""
                select id, brand, legal_entity
                from orders.order
                where id = any (?) and (brand is not null or legal_entity is not null)""")
                .longs(orders)
                .rows(rs -> new OrderSeller(
                        rs.getLong("id"), new SoldBy(rs.getString("brand"), rs.getString("legal_entity"))))
                .stream()
                .collect(Collectors.toMap(OrderSeller::order, OrderSeller::seller));
    }
}
