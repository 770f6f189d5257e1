package io.crossdock.inventory.verification.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.verification.StockVerification.Difference;
import io.crossdock.inventory.walk.KeySlice;
import java.util.ArrayList;
import java.util.List;

/** Compares levels, ledger and reservations: in a range of keys, with one statement and so in one snapshot, or all. */
final class StockCheckStore {

    private StockCheckStore() {}

    /**
     * A row that disagrees.
     *
     * @param missing missing units in the row
     * @param broken whether the row alone violates a rule, whatever the ledger says
     */
    record Found(Difference difference, long missing, boolean broken) {

        List<String> sentences() {
            var d = difference;
            var sentences = new ArrayList<String>();
            if (broken) {
                sentences.add("oversold: %s at %s has %d reserved, %d on hand and %d known to be missing"
                        .formatted(d.sku(), d.node(), d.reserved(), d.onHand(), missing));
            }
            if (d.reserved() != d.heldReserved()) {
                sentences.add("reserved differs: %s at %s has %d, its reservations sum to %d"
                        .formatted(d.sku(), d.node(), d.reserved(), d.heldReserved()));
            }
            if (d.onHand() != d.bookedOnHand() || d.quarantined() != d.bookedQuarantined()) {
                sentences.add("ledger differs: %s at %s has %d on hand, booked %d; %d in quarantine, booked %d"
                        .formatted(
                                d.sku(),
                                d.node(),
                                d.onHand(),
                                d.bookedOnHand(),
                                d.quarantined(),
                                d.bookedQuarantined()));
            }
            return sentences;
        }

        boolean rebuildable() {
            var d = difference;
            boolean differs = d.reserved() != d.heldReserved()
                    || d.onHand() != d.bookedOnHand()
                    || d.quarantined() != d.bookedQuarantined();
            return differs && d.bookedOnHand() >= 0 && d.bookedQuarantined() >= 0;
        }
    }

    /** One sentence for each violation. */
    static List<String> violations(Tx tx, KeySlice slice) {
        return of(tx, slice, FullCheck.TOLD_MAX).stream()
                .flatMap(found -> found.sentences().stream())
                .toList();
    }

    /** Rows that differ, by key. */
    static List<Found> of(Tx tx, KeySlice slice, int limit) {
        return tx.sql("""
                select sku, node, coalesce(s.on_hand, 0), coalesce(b.on_hand, 0), coalesce(s.quarantined, 0),
                    coalesce(b.quarantined, 0), coalesce(s.reserved, 0), coalesce(h.quantity, 0),
                    coalesce(s.missing, 0), coalesce(s.broken, false)
                from (
                    select s.sku, s.node, s.on_hand, s.quarantined, s.reserved, s.missing,
                        s.reserved > s.on_hand + s.missing or s.reserved < 0 or s.on_hand < 0 as broken
                    from inventory.stock s
                    where (s.sku, s.node) > (?, ?) and (s.sku, s.node) <= (?, ?)
                ) s
                full join (
                    select l.sku, l.node, sum(l.on_hand) as on_hand, sum(l.quarantined) as quarantined
                    from inventory.ledger l
                    where (l.sku, l.node) > (?, ?) and (l.sku, l.node) <= (?, ?)
                    group by l.sku, l.node
                ) b using (sku, node)
                full join (
                    select r.sku, r.node, sum(r.quantity) as quantity
                    from inventory.reservation r
                    where (r.sku, r.node) > (?, ?) and (r.sku, r.node) <= (?, ?)
                    group by r.sku, r.node
                ) h using (sku, node)
                where coalesce(s.on_hand, 0) <> coalesce(b.on_hand, 0)
                    or coalesce(s.quarantined, 0) <> coalesce(b.quarantined, 0)
                    or coalesce(s.reserved, 0) <> coalesce(h.quantity, 0) or s.broken
                order by sku, node
                limit ?
                """)
                .values(slice.bounds())
                .values(slice.bounds())
                .values(slice.bounds())
                .value(limit)
                .rows(rs -> new Found(
                        new Difference(
                                rs.getString(1),
                                rs.getString(2),
                                rs.getLong(3),
                                rs.getLong(4),
                                rs.getLong(5),
                                rs.getLong(6),
                                rs.getLong(7),
                                rs.getLong(8)),
                        rs.getLong(9),
                        rs.getBoolean(10)));
    }

    static List<String> oversold(Tx tx) {
        return tx.sql("""
                select s.sku, s.node, s.on_hand, s.reserved, s.missing
                from inventory.stock s
                where s.reserved > s.on_hand + s.missing or s.reserved < 0 or s.on_hand < 0
                order by s.sku, s.node
                limit ?
                """)
                .value(FullCheck.TOLD_MAX)
                .rows(rs -> "oversold: %s at %s has %d reserved, %d on hand and %d known to be missing"
                        .formatted(rs.getString(1), rs.getString(2), rs.getLong(4), rs.getLong(3), rs.getLong(5)));
    }

    static List<String> againstReservations(Tx tx) {
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
                .value(FullCheck.TOLD_MAX)
                .rows(rs -> "reserved differs: %s at %s has %d, its reservations sum to %d"
                        .formatted(rs.getString(1), rs.getString(2), rs.getLong(3), rs.getLong(4)));
    }

    static List<String> againstLedger(Tx tx) {
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
                .value(FullCheck.TOLD_MAX)
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
