package io.crossdock.inventory.verification.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.walk.IdSlice;
import io.crossdock.inventory.walk.KeySlice;
import java.util.ArrayList;
import java.util.List;

/** Compares the three records of a quantity: levels, ledger, reservations. Reads everything and changes nothing. */
public final class FullCheck {

    /** Most violations of one kind that are listed. */
    static final int TOLD_MAX = 100;

    private FullCheck() {}

    public static List<String> violations(Tx tx) {
        var violations = new ArrayList<String>();
        violations.addAll(oversold(tx));
        violations.addAll(againstReservations(tx));
        violations.addAll(againstLedger(tx));
        violations.addAll(CartHoldCheck.violations(tx, IdSlice.ALL));
        violations.addAll(FenceCheck.violations(tx, KeySlice.ALL));
        violations.addAll(SupplyCheck.violations(tx, KeySlice.ALL));
        violations.addAll(SupplyClaimCheck.violations(tx, IdSlice.ALL));
        return violations;
    }

    private static List<String> oversold(Tx tx) {
        return tx.sql("""
                select s.sku, s.node, s.on_hand, s.reserved, s.missing
                from inventory.stock s
                where s.reserved > s.on_hand + s.missing or s.reserved < 0 or s.on_hand < 0
                order by s.sku, s.node
                limit ?
                """)
                .value(TOLD_MAX)
                .rows(rs -> "oversold: %s at %s has %d reserved, %d on hand and %d known to be missing"
                        .formatted(rs.getString(1), rs.getString(2), rs.getLong(4), rs.getLong(3), rs.getLong(5)));
    }

    private static List<String> againstReservations(Tx tx) {
        return tx.sql("""
                with held as (
                    select r.sku, r.node, sum(r.quantity) as quantity
                    from inventory.reservation r
                    group by r.sku, r.node
                )
                select sku, node, coalesce(s.reserved, 0), coalesce(h.quantity, 0)
                from inventory.stock s
                full join held h using (sku, node)
                where coalesce(s.reserved, 0) <> coalesce(h.quantity, 0)
                order by sku, node
                limit ?
                """)
                .value(TOLD_MAX)
                .rows(rs -> "reserved differs: %s at %s has %d, its reservations sum to %d"
                        .formatted(rs.getString(1), rs.getString(2), rs.getLong(3), rs.getLong(4)));
    }

    private static List<String> againstLedger(Tx tx) {
        return tx.sql("""
                with booked as (
                    select l.sku, l.node, sum(l.on_hand) as on_hand, sum(l.quarantined) as quarantined
                    from inventory.ledger l
                    group by l.sku, l.node
                )
                select sku, node, coalesce(s.on_hand, 0), coalesce(b.on_hand, 0), coalesce(s.quarantined, 0),
                    coalesce(b.quarantined, 0)
                from inventory.stock s
                full join booked b using (sku, node)
                where coalesce(s.on_hand, 0) <> coalesce(b.on_hand, 0)
                    or coalesce(s.quarantined, 0) <> coalesce(b.quarantined, 0)
                order by sku, node
                limit ?
                """)
                .value(TOLD_MAX)
                .rows(rs -> "ledger differs: %s at %s has %d on hand, booked %d; %d in quarantine, booked %d"
                        .formatted(
                                rs.getString(1),
                                rs.getString(2),
                                rs.getLong(3),
                                rs.getLong(4),
                                rs.getLong(5),
                                rs.getLong(6)));
    }
}
