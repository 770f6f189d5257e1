package io.crossdock.inventory.verification.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.walk.KeySlice;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares fences with the reservations that they count, and with the fenced units of their rows. Part of
 * {@link FullCheck}.
 */
final class FenceCheckStore {

    private FenceCheckStore() {}

    static List<String> violations(Tx tx, KeySlice slice) {
        var violations = new ArrayList<String>();
        violations.addAll(againstReservations(tx, slice));
        violations.addAll(againstRows(tx, slice));
        return violations;
    }

    private static List<String> againstReservations(Tx tx, KeySlice slice) {
        return tx.sql("""
                with held as (
                    select r.sku, r.node, coalesce(g.channel_group, r.channel) as channel_group,
                        sum(r.quantity) as quantity
                    from inventory.reservation r
                    left join inventory.channel_group g on g.channel = r.channel
                    where (r.sku, r.node) in (
                        select f.sku, f.node from inventory.ring_fence f
                        where (f.sku, f.node) > (?, ?) and (f.sku, f.node) <= (?, ?)
                    )
                    group by 1, 2, 3
                )
                select f.sku, f.node, f.channel_group, f.held, coalesce(h.quantity, 0)
                from inventory.ring_fence f
                left join held h using (sku, node, channel_group)
                where f.held <> coalesce(h.quantity, 0) and (f.sku, f.node) > (?, ?) and (f.sku, f.node) <= (?, ?)
                order by f.sku, f.node, f.channel_group
                limit ?
                """)
                .values(slice.bounds())
                .values(slice.bounds())
                .value(FullCheck.TOLD_MAX)
                .rows(rs -> "fence differs: %s at %s for %s holds %d, its reservations sum to %d"
                        .formatted(rs.getString(1), rs.getString(2), rs.getString(3), rs.getLong(4), rs.getLong(5)));
    }

    private static List<String> againstRows(Tx tx, KeySlice slice) {
        return tx.sql("""
                with kept as (
                    select f.sku, f.node,
                        sum(case f.kind when 'hard' then greatest(0, f.units - f.held - f.shipped) else 0 end) as units
                    from inventory.ring_fence f
                    where (f.sku, f.node) > (?, ?) and (f.sku, f.node) <= (?, ?)
                    group by f.sku, f.node
                )
                select sku, node, coalesce(s.fenced, -1), coalesce(k.units, -1)
                from (
                    select s.sku, s.node, s.fenced
                    from inventory.stock s
                    where s.fenced is not null and (s.sku, s.node) > (?, ?) and (s.sku, s.node) <= (?, ?)
                ) s
                full join kept k using (sku, node)
                where coalesce(s.fenced, -1) <> coalesce(k.units, -1)
                order by sku, node
                limit ?
                """)
                .values(slice.bounds())
                .values(slice.bounds())
                .value(FullCheck.TOLD_MAX)
                .rows(rs -> "fenced differs: %s at %s keeps %d back, its fences %d (-1: none)"
                        .formatted(rs.getString(1), rs.getString(2), rs.getLong(3), rs.getLong(4)));
    }
}
