package io.crossdock.inventory.verification.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.walk.IdSlice;
import java.util.List;

/** Compares the promised units of supply lines with the claims on them. */
final class SupplyClaimCheckStore {

    private SupplyClaimCheckStore() {}

    static List<String> violations(Tx tx, IdSlice slice) {
        return tx.sql("""
                with claimed as (
                    select c.inbound, sum(c.quantity) as units
                    from inventory.supply_claim c
                    where c.inbound > ? and c.inbound <= ?
                    group by c.inbound
                )
                select c.inbound, coalesce(i.reference, 'no such line'), coalesce(i.promised, 0), c.units
                from claimed c
                left join inventory.inbound i on i.id = c.inbound
                where coalesce(i.promised, 0) <> c.units
                order by 1
                limit ?
                """)
                .values(slice.bounds())
                .value(FullCheck.TOLD_MAX)
                .rows(rs -> "promised differs: supply %d of %s has %d, its claims sum to %d"
                        .formatted(rs.getLong(1), rs.getString(2), rs.getLong(3), rs.getLong(4)));
    }
}
