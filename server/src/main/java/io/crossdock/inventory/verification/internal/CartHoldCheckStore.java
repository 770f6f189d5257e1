package io.crossdock.inventory.verification.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.walk.IdSlice;
import java.util.List;

/** Compares cart holds with the reservations under their ids. */
final class CartHoldCheckStore {

    private CartHoldCheckStore() {}

    /** A hold that has ended has no units; a held one has the units that it was made with. */
    static List<String> violations(Tx tx, IdSlice slice) {
        return tx.sql("""
                with made as (
                    select l.hold_id, sum(coalesce(l.units, l.held)) as units
                    from inventory.hold_line l
                    where l.hold_id > ? and l.hold_id <= ?
                    group by l.hold_id
                ), reserved as (
                    select r.owner_id, sum(r.quantity) as units
                    from inventory.reservation r
                    where r.owner_id > ? and r.owner_id <= ? and r.owner_kind = 'cart-hold'
                    group by r.owner_id
                )
                select h.id, h.state, coalesce(m.units, 0), coalesce(r.units, 0)
                from inventory.hold h
                left join made m on m.hold_id = h.id
                left join reserved r on r.owner_id = h.id
                where h.id > ? and h.id <= ?
                    and coalesce(r.units, 0) <> case when h.state = 'held' then coalesce(m.units, 0) else 0 end
                order by h.id
                limit ?
                """)
                .values(slice.bounds())
                .values(slice.bounds())
                .values(slice.bounds())
                .value(FullCheck.TOLD_MAX)
                .rows(rs -> "hold differs: H%d is %s, was made with %d and has %d reserved"
                        .formatted(rs.getLong(1), rs.getString(2), rs.getLong(3), rs.getLong(4)));
    }
}
