package io.crossdock.inventory.stock;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.StockChanged;
import io.crossdock.inventory.StockIncreased;
import io.crossdock.shared.UnitLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Collects changes of locked stock rows and writes them at once: levels, ledger, and the event that units became
 * available. The subject of that event is a new id per call, so that no history grows without end and no two calls wait
 * for each other.
 */
public final class StockBook {

    private final SortedMap<StockKey, StockRow> before;
    private final SortedMap<StockKey, StockRow> after = new TreeMap<>();
    private final List<LedgerStore.Entry> entries = new ArrayList<>();
    private final SortedMap<StockKey, Long> found = new TreeMap<>();

    /** @param locked the rows, locked by this transaction */
    public StockBook(SortedMap<StockKey, StockRow> locked) {
        this.before = locked;
    }

    public StockRow level(StockKey key) {
        var level = after.getOrDefault(key, before.get(key));
        if (level == null) {
            throw new IllegalStateException("no stock row for " + key.sku() + " at " + key.node());
        }
        return level;
    }

    /** Changes a row without a ledger entry: no goods come or go. */
    public void change(StockKey key, UnaryOperator<StockRow> rule) {
        after.put(key, rule.apply(level(key)));
    }

    /**
     * Changes a row and books the goods that come or go, for an ordered line without kit or substitute. @param line 0:
     * none
     */
    public void change(StockKey key, String cause, long subject, int line, UnaryOperator<StockRow> rule) {
        change(key, cause, subject, UnitLine.ordered(line), rule);
    }

    /** Changes a row and books the goods that come or go. */
    public void change(StockKey key, String cause, long subject, UnitLine line, UnaryOperator<StockRow> rule) {
        var from = level(key);
        var to = rule.apply(from);
        after.put(key, to);
        entries.add(LedgerStore.Entry.of(cause, subject, line, key, from, to));
    }

    /** Books units in transit to a row; the row itself does not change. */
    public void inTransit(StockKey key, String cause, long subject, int line, long units) {
        entries.add(new LedgerStore.Entry(
                cause, subject, UnitLine.ordered(line), key, 0, 0, units, LedgerStore.Sort.MOVEMENT, null));
    }

    /** Corrects a figure, and books the difference as a correction. */
    public void correct(StockKey key, String cause, long subject, int line, UnaryOperator<StockRow> rule) {
        correct(key, cause, subject, UnitLine.ordered(line), rule);
    }

    private void correct(StockKey key, String cause, long subject, UnitLine line, UnaryOperator<StockRow> rule) {
        var from = level(key);
        var to = rule.apply(from);
        after.put(key, to);
        entries.add(LedgerStore.Entry.of(cause, subject, line, key, from, to).correcting());
    }

    /**
     * Books units as found that leave although the books lack them. A receipt that is reported later may explain them.
     */
    public void find(StockKey key, long subject, UnitLine line, long units) {
        correct(key, "found", subject, line, level -> level.receive(units));
        found.merge(key, units, Long::sum);
    }

    /** Units booked as found so far, by key. */
    public SortedMap<StockKey, Long> found() {
        return found;
    }

    /** Books a movement that is reported later than it happened. */
    public void moved(StockKey key, String cause, long subject, Instant asOf, UnaryOperator<StockRow> rule) {
        var from = level(key);
        var to = rule.apply(from);
        after.put(key, to);
        entries.add(LedgerStore.Entry.of(cause, subject, UnitLine.ordered(0), key, from, to)
                .happened(asOf));
    }

    /** Rows with more missing promised units than before, by key. */
    public SortedMap<StockKey, Long> newlyMissing() {
        var rows = new TreeMap<StockKey, Long>();
        after.forEach((key, level) -> {
            var was = before.get(key);
            if (level.missing() > (was == null ? 0 : was.missing())) {
                rows.put(key, level.missing());
            }
        });
        return rows;
    }

    public void store(Tx tx) {
        StockStore.store(tx, after);
        LedgerStore.append(tx, entries);
        tell(tx, changed());
        var skus = increased();
        if (!skus.isEmpty()) {
            tx.emit(tx.nextId(), Inventory.STOCK_INCREASED, new StockIncreased(skus));
        }
    }

    /** Changed rows, without those that only have a new date of the last count. */
    private SortedMap<StockKey, StockRow> changed() {
        var changed = new TreeMap<>(after);
        changed.entrySet().removeIf(row -> {
            var was = before.get(row.getKey());
            return was != null && was.version() == row.getValue().version();
        });
        return changed;
    }

    /** Emits {@link Inventory#STOCK_CHANGED} for rows that this transaction has changed. */
    public static void tell(Tx tx, SortedMap<StockKey, StockRow> changed) {
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
