package io.crossdock.inventory.count.internal;

import io.crossdock.inventory.stock.LedgerStore;
import io.crossdock.inventory.stock.StockBook;
import io.crossdock.inventory.stock.StockKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rule for absolute figures from every source. A figure that is not newer than the last one of its row changes
 * nothing. To a newer one the movements since it was taken are added, so that it undoes no shipment; the sum becomes on
 * hand.
 */
public final class CountRule {

    /** Effect of a figure. */
    public enum Effect {
        /** It corrected the books. */
        CHANGED,
        /** It agreed with the books. */
        CONFIRMED,
        /** A newer figure was known. */
        OLDER
    }

    private final StockBook changes;
    private final Instant now;
    private final Map<LedgerStore.Since, Long> moved;
    private final TreeMap<StockKey, Long> missing = new TreeMap<>();
    private final TreeMap<AccuracyTally.Of, AccuracyTally> tallies = new TreeMap<>();

    /** @param moved units that moved since past figures were taken */
    public CountRule(StockBook changes, Instant now, Map<LedgerStore.Since, Long> moved) {
        this.changes = changes;
        this.now = now;
        this.moved = moved;
    }

    public Effect apply(CountedFigure figure) {
        var key = figure.key();
        var level = changes.level(key);
        var dated = figure.at();
        if (dated != null && !level.countedBefore(dated)) {
            return Effect.OLDER;
        }
        var at = dated == null ? now : dated;
        long since = moved.getOrDefault(figure.since(now), 0L);
        long found = Math.max(0, figure.found() + since);
        if (level.countedAt() != null) {
            var day = new AccuracyTally.Of(key.node(), figure.source(), LocalDate.ofInstant(at, ZoneOffset.UTC));
            tallies.merge(
                    day, AccuracyTally.of(Math.max(0, level.onHand() - since), figure.found()), AccuracyTally::plus);
        }
        var counted = level.count(found, at);
        boolean known = level.countedAt() != null;
        if (known && counted.onHand() == level.onHand() && counted.missing() == level.missing()) {
            changes.change(key, row -> row.confirm(at));
            return Effect.CONFIRMED;
        }
        changes.correct(key, figure.cause(), figure.subject(), 0, _ -> counted);
        missing.put(key, changes.level(key).missing());
        return Effect.CHANGED;
    }

    /** Promised units that are missing, on rows that figures changed. */
    public SortedMap<StockKey, Long> missing() {
        missing.values().removeIf(units -> units == 0);
        return missing;
    }

    /** Accuracy of the books by node, source and day; the first count of a row does not count. */
    public SortedMap<AccuracyTally.Of, AccuracyTally> tallies() {
        return tallies;
    }
}
