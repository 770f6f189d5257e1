package io.crossdock.inventory.feed.internal;

import io.crossdock.inventory.stock.OverdrawnStore.Overdrawn;
import io.crossdock.inventory.stock.StockBook;
import io.crossdock.inventory.stock.StockKey;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Applies changes that a source reports. A change from before the row's last count is in the count already. If more
 * units leave than the books have, the lacking ones are booked as found. A delivery that happened before and is
 * reported later explains them and takes the found units back. So each delta counts once, in any order of arrival.
 */
final class DeltaRule {

    static final String CAUSE = "feed-delta";

    private final StockBook changes;
    private final Map<StockKey, Overdrawn> known;
    private final TreeMap<StockKey, Overdrawn> overdrawn = new TreeMap<>();

    DeltaRule(StockBook changes, Map<StockKey, Overdrawn> known) {
        this.changes = changes;
        this.known = known;
    }

    /**
     * @param feed the ledger's subject
     * @return whether it had an effect; false: a count contains it
     */
    boolean apply(long feed, StockKey key, long units, Instant at) {
        if (!changes.level(key).countedBefore(at)) {
            return false;
        }
        if (units > 0) {
            came(feed, key, units, at);
        } else if (units < 0) {
            left(feed, key, -units, at);
        }
        return true;
    }

    private void came(long feed, StockKey key, long units, Instant at) {
        changes.moved(key, CAUSE, feed, at, level -> level.receive(units));
        var owed = owed(key);
        if (owed != null && !at.isAfter(owed.asOf())) {
            long paid = Math.min(units, owed.units());
            changes.correct(key, "found-before", feed, 0, level -> level.adjust(-paid));
            overdrawn.put(key, new Overdrawn(owed.units() - paid, owed.asOf()));
        }
    }

    private void left(long feed, StockKey key, long units, Instant at) {
        long lacking = units - changes.level(key).onHand();
        if (lacking > 0) {
            changes.correct(key, "found", feed, 0, level -> level.receive(lacking));
            var owed = owed(key);
            overdrawn.put(
                    key,
                    owed == null
                            ? new Overdrawn(lacking, at)
                            : new Overdrawn(owed.units() + lacking, owed.asOf().isAfter(at) ? owed.asOf() : at));
        }
        changes.moved(key, CAUSE, feed, at, level -> level.adjust(-units));
    }

    private @Nullable Overdrawn owed(StockKey key) {
        return overdrawn.getOrDefault(key, known.get(key));
    }

    /** New overdrawn units of rows on which they changed, by key; zero if all are explained. */
    SortedMap<StockKey, Overdrawn> overdrawn() {
        return overdrawn;
    }
}
