package io.crossdock.inventory.stock;

import io.crossdock.engine.Tx;
import io.crossdock.platform.UnitLineColumns;
import io.crossdock.shared.UnitLine;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statements on {@code inventory.ledger}, which is append-only. */
public final class LedgerStore {

    private LedgerStore() {}

    /**
     * Whether goods moved or a figure was corrected. A late count takes account of later movements, not of later
     * corrections.
     */
    enum Sort {
        MOVEMENT,
        CORRECTION
    }

    /**
     * A change of goods.
     *
     * @param asOf time of a change that is reported later; null: now
     */
    record Entry(
            String cause,
            long subject,
            UnitLine line,
            StockKey key,
            long onHand,
            long quarantined,
            long inTransit,
            Sort sort,
            @Nullable Instant asOf) {

        /** The change from one state of a row to the next, now. */
        static Entry of(String cause, long subject, UnitLine line, StockKey key, StockRow before, StockRow after) {
            return new Entry(
                    cause,
                    subject,
                    line,
                    key,
                    after.onHand() - before.onHand(),
                    after.quarantined() - before.quarantined(),
                    0,
                    Sort.MOVEMENT,
                    null);
        }

        Entry correcting() {
            return new Entry(cause, subject, line, key, onHand, quarantined, inTransit, Sort.CORRECTION, asOf);
        }

        Entry happened(Instant then) {
            return new Entry(cause, subject, line, key, onHand, quarantined, inTransit, sort, then);
        }

        boolean changesSomething() {
            return onHand != 0 || quarantined != 0 || inTransit != 0;
        }
    }

    /** Appends entries, without those that change nothing. */
    static void append(Tx tx, List<Entry> all) {
        var entries = all.stream().filter(Entry::changesSomething).toList();
        if (entries.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into inventory.ledger (
                    at, cause, subject, line, component, substitute, sku, node, on_hand, quarantined, in_transit,
                    correction, as_of)
                select t.at, e.cause, e.subject, e.line, e.component, e.substitute, e.sku, e.node, e.on_hand,
                    e.quarantined, e.in_transit, e.correction,
                    case when e.as_of < t.at then e.as_of end
                from (select ?::timestamptz as at) t
                cross join unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    as e(cause, subject, line, component, substitute, sku, node, on_hand, quarantined, in_transit,
                        correction, as_of)
                """)
                .value(tx.at())
                .texts(entries, Entry::cause)
                .longs(entries, Entry::subject)
                .columns(UnitLineColumns.of(entries, Entry::line))
                .texts(entries, e -> e.key().sku())
                .texts(entries, e -> e.key().node())
                .longs(entries, Entry::onHand)
                .longs(entries, Entry::quarantined)
                .longs(entries, Entry::inTransit)
                .booleans(entries, e -> e.sort() == Sort.CORRECTION)
                .times(entries, Entry::asOf)
                .update();
    }

    /**
     * A figure of a row.
     *
     * @param at date of the figure
     * @param knows time up to which its source knew of movements that are booked here
     */
    public record Since(StockKey key, Instant at, Instant knows) {}

    /**
     * Units that moved since each figure was taken; figures without later movements are absent. Late deltas count by
     * the time at which they happened, all other entries by the time of booking.
     */
    public static Map<Since, Long> moved(Tx tx, Collection<Since> figures) {
        var moved = new HashMap<Since, Long>();
        if (figures.isEmpty()) {
            return moved;
        }
        var list = List.copyOf(figures);
        tx.sql("""
                select k.n, m.units
                from unnest(?, ?, ?, ?) with ordinality as k(sku, node, at, knows, n)
                cross join lateral (
                    select sum(l.on_hand) as units
                    from inventory.ledger l
                    where l.sku = k.sku and l.node = k.node and l.at > k.knows and not l.correction
                        and (l.as_of is null or l.as_of > k.at)
                ) m
                where m.units <> 0
                """)
                .texts(list, f -> f.key().sku())
                .texts(list, f -> f.key().node())
                .times(list, Since::at)
                .times(list, Since::knows)
                .rows(rs -> moved.put(list.get(rs.getInt(1) - 1), rs.getLong(2)));
        return moved;
    }
}
