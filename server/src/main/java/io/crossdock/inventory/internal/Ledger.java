package io.crossdock.inventory.internal;

import io.crossdock.engine.Tx;
import java.util.List;

/** Statements on {@code inventory.ledger}: it only grows. */
final class Ledger {

    private Ledger() {}

    /** A change of what is there. */
    record Entry(String cause, long subject, int line, Key key, long onHand, long quarantined, long inTransit) {

        /** Nothing is on its way. */
        Entry(String cause, long subject, int line, Key key, long onHand, long quarantined) {
            this(cause, subject, line, key, onHand, quarantined, 0);
        }

        /** What led from one level to the next. */
        static Entry of(String cause, long subject, int line, Key key, Level before, Level after) {
            return new Entry(
                    cause, subject, line, key, after.onHand() - before.onHand(), after.quarantined() - before.quarantined());
        }

        boolean changesSomething() {
            return onHand != 0 || quarantined != 0 || inTransit != 0;
        }
    }

    /** Appends the entries that change something. */
    static void append(Tx tx, List<Entry> all) {
        var entries = all.stream().filter(Entry::changesSomething).toList();
        if (entries.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into inventory.ledger (at, cause, subject, line, sku, node, on_hand, quarantined, in_transit)
                select ?, e.cause, e.subject, e.line, e.sku, e.node, e.on_hand, e.quarantined, e.in_transit
                from unnest(?, ?, ?, ?, ?, ?, ?, ?) as e(cause, subject, line, sku, node, on_hand, quarantined, in_transit)
                """)
                .value(tx.at())
                .texts(entries.stream().map(Entry::cause).toList())
                .longs(entries.stream().map(Entry::subject).toList())
                .ints(entries.stream().map(Entry::line).toList())
                .texts(entries.stream().map(e -> e.key().sku()).toList())
                .texts(entries.stream().map(e -> e.key().node()).toList())
                .longs(entries.stream().map(Entry::onHand).toList())
                .longs(entries.stream().map(Entry::quarantined).toList())
                .longs(entries.stream().map(Entry::inTransit).toList())
                .update();
    }
}
