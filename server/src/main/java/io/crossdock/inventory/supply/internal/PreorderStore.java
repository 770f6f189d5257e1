package io.crossdock.inventory.supply.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.inventory.supply.SupplyClaims.Preorder;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Statements on {@code inventory.preorder}. */
final class PreorderStore {

    private PreorderStore() {}

    private record Due(long order, Instant since) {}

    static void put(Tx tx, List<Preorder> preorders) {
        tx.sql("""
                insert into inventory.preorder (order_id, since, on_sale_at)
                select p.order_id, p.since, p.on_sale_at
                from unnest(?, ?, ?) as p(order_id, since, on_sale_at)
                order by p.order_id
                on conflict (order_id) do update set on_sale_at = excluded.on_sale_at
                """)
                .longs(preorders, Preorder::order)
                .times(preorders, Preorder::since)
                .times(preorders, Preorder::onSaleAt)
                .update();
    }

    static void remove(Tx tx, Collection<Long> orders) {
        tx.sql("""
                delete from inventory.preorder p
                where p.order_id = any(?)
                """).longs(orders).update();
    }

    static List<Long> takeDue(Tx tx, int most) {
        return tx.sql("""
                delete from inventory.preorder p
                using (
                    select d.order_id
                    from inventory.preorder d
                    where d.on_sale_at <= ?
                    order by d.on_sale_at, d.since, d.order_id
                    limit ?
                    for no key update skip locked
                ) due
                where p.order_id = due.order_id
                returning p.order_id, p.since
                """).value(tx.at()).value(most).rows(rs -> new Due(rs.getLong(1), Sql.time(rs, 2))).stream()
                .sorted(Comparator.comparing(Due::since).thenComparing(Due::order))
                .map(Due::order)
                .toList();
    }
}
