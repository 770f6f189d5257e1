package io.crossdock.inventory.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.StockChanged;
import io.crossdock.inventory.StockIncreased;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Changes of locked stock rows, gathered and then written at once: levels, ledger, and the fact that more may be promised. The subject of
 * that fact is a new id per call, so that no history grows without end and no two calls wait for each other.
 */
final class Changes {

    private final SortedMap<Key, Level> before;
    private final SortedMap<Key, Level> after = new TreeMap<>();
    private final List<Ledger.Entry> entries = new ArrayList<>();
    private final SortedMap<Key, Long> found = new TreeMap<>();

    /** @param locked the rows as they are, locked by this transaction */
    Changes(SortedMap<Key, Level> locked) {
        this.before = locked;
    }

    Level level(Key key) {
        var level = after.getOrDefault(key, before.get(key));
        if (level == null) {
            throw new IllegalStateException("no stock row for " + key.sku() + " at " + key.node());
        }
        return level;
    }

    /** Changes a row, without a cause of its own: nothing comes or goes. */
    void change(Key key, UnaryOperator<Level> rule) {
        after.put(key, rule.apply(level(key)));
    }

    /** Changes a row and books what came or went. */
    void change(Key key, String cause, long subject, int line, UnaryOperator<Level> rule) {
        var from = level(key);
        var to = rule.apply(from);
        after.put(key, to);
        entries.add(Ledger.Entry.of(cause, subject, line, key, from, to));
    }

    /** Books units that are on their way to a row; the row itself stays as it is. */
    void inTransit(Key key, String cause, long subject, int line, long units) {
        entries.add(new Ledger.Entry(cause, subject, line, key, 0, 0, units, Ledger.Sort.MOVEMENT, null));
    }

    /** Puts right a figure that had been wrong, and books the difference as a correction. */
    void correct(Key key, String cause, long subject, int line, UnaryOperator<Level> rule) {
        var from = level(key);
        var to = rule.apply(from);
        after.put(key, to);
        entries.add(Ledger.Entry.of(cause, subject, line, key, from, to, Ledger.Sort.CORRECTION, null));
    }

    /** Units leave that the books do not have: they must have been there. What came before and is told later may explain them. */
    void find(Key key, long subject, int line, long units) {
        correct(key, "found", subject, line, level -> level.receive(units));
        found.merge(key, units, Long::sum);
    }

    /** Units that were found so far, by key. */
    SortedMap<Key, Long> found() {
        return found;
    }

    /** Books what moved at a time that is told only now. */
    void moved(Key key, String cause, long subject, Instant asOf, UnaryOperator<Level> rule) {
        var from = level(key);
        var to = rule.apply(from);
        after.put(key, to);
        entries.add(Ledger.Entry.of(cause, subject, 0, key, from, to, Ledger.Sort.MOVEMENT, asOf));
    }

    /** Rows where more of what is promised is missing than before, by key. */
    SortedMap<Key, Long> newlyMissing() {
        var rows = new TreeMap<Key, Long>();
        after.forEach((key, level) -> {
            var was = before.get(key);
            if (level.missing() > (was == null ? 0 : was.missing())) {
                rows.put(key, level.missing());
            }
        });
        return rows;
    }

    void store(Tx tx) {
        Stock.store(tx, after);
        Ledger.append(tx, entries);
        tell(tx, changed());
        var skus = increased();
        if (!skus.isEmpty()) {
            tx.emit(tx.nextId(), Inventory.STOCK_INCREASED, new StockIncreased(skus));
        }
    }

    /** Without rows of which only the date of the last count is new. */
    private SortedMap<Key, Level> changed() {
        var changed = new TreeMap<>(after);
        changed.entrySet().removeIf(row -> {
            var was = before.get(row.getKey());
            return was != null && was.version() == row.getValue().version();
        });
        return changed;
    }

    /** Tells the log how rows are now that this transaction has changed. */
    static void tell(Tx tx, SortedMap<Key, Level> changed) {
        if (!changed.isEmpty()) {
            var rows = new ArrayList<StockChanged.Row>(changed.size());
            changed.forEach((key, level) -> rows.add(new StockChanged.Row(
                    key.sku(), key.node(), level.onHand(), level.reserved(), level.kept(), level.version())));
            tx.emit(tx.nextId(), Inventory.STOCK_CHANGED, StockChanged.of(rows));
        }
    }

    private List<String> increased() {
        var skus = new TreeSet<String>();
        after.forEach((key, level) -> {
            var was = before.get(key);
            if (was == null ? level.free() > 0 : level.available() > was.available() || level.free() > was.free()) {
                skus.add(key.sku());
            }
        });
        return List.copyOf(skus);
    }
}
