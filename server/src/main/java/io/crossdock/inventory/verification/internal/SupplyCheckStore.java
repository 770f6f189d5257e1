package io.crossdock.inventory.verification.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.walk.KeySlice;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares units in transit in three records: ledger, transfers, and the supply of their targets. Part of
 * {@link FullCheck}.
 */
final class SupplyCheckStore {

    private SupplyCheckStore() {}

    static List<String> violations(Tx tx, KeySlice slice) {
        var violations = new ArrayList<String>();
        violations.addAll(inTransit(tx, slice));
        violations.addAll(inbound(tx, slice));
        return violations;
    }

    private static List<String> inTransit(Tx tx, KeySlice slice) {
        return tx.sql("""
                with booked as (
                    select l.sku, l.node, sum(l.in_transit) as units
                    from inventory.ledger l
                    where l.in_transit <> 0 and (l.sku, l.node) > (?, ?) and (l.sku, l.node) <= (?, ?)
                    group by l.sku, l.node
                ), moving as (
                    select l.sku, t.to_node as node,
                        sum(l.shipped + l.excess - l.received - l.damaged - l.lost) as units
                    from inventory.transfer t
                    join inventory.transfer_line l on l.transfer_id = t.id
                    where t.state in ('shipped', 'closed') and (l.sku, t.to_node) > (?, ?)
                        and (l.sku, t.to_node) <= (?, ?) and l.sku between ? and ?
                    group by l.sku, t.to_node
                )
                select sku, node, coalesce(m.units, 0), coalesce(b.units, 0)
                from moving m
                full join booked b using (sku, node)
                where coalesce(m.units, 0) <> coalesce(b.units, 0)
                order by sku, node
                limit ?
                """)
                .values(slice.bounds())
                .values(slice.bounds())
                .value(slice.after().sku())
                .value(slice.to().sku())
                .value(FullCheck.TOLD_MAX)
                .rows(rs -> "in transit differs: %s to %s has %d on transfers, booked %d"
                        .formatted(rs.getString(1), rs.getString(2), rs.getLong(3), rs.getLong(4)));
    }

    /** A transfer's supply at its target equals its units in transit. */
    private static List<String> inbound(Tx tx, KeySlice slice) {
        return tx.sql("""
                select t.id, l.line, l.shipped + l.excess - l.received - l.damaged - l.lost,
                    coalesce(i.ordered - i.received, 0)
                from inventory.transfer t
                join inventory.transfer_line l on l.transfer_id = t.id
                left join inventory.inbound i on i.reference = 'T' || t.id and i.line = l.line and i.state = 'open'
                where t.state = 'shipped' and (l.sku, t.to_node) > (?, ?) and (l.sku, t.to_node) <= (?, ?)
                    and l.sku between ? and ?
                    and l.shipped + l.excess - l.received - l.damaged - l.lost
                        <> greatest(0, coalesce(i.ordered - i.received, 0))
                order by t.id, l.line
                limit ?
                """)
                .values(slice.bounds())
                .value(slice.after().sku())
                .value(slice.to().sku())
                .value(FullCheck.TOLD_MAX)
                .rows(rs -> "supply differs: transfer T%d line %d has %d on its way, its target expects %d"
                        .formatted(rs.getLong(1), rs.getInt(2), rs.getLong(3), rs.getLong(4)));
    }
}
