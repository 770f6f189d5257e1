package io.crossdock.inventory.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The one rule for absolute figures, whoever sends them: a figure that is not newer than what is known of its row changes nothing; a newer
 * one is corrected by what moved since it was taken, so that it undoes no shipment, and becomes what is on hand.
 */
final class Counting {

    /** What a figure did. */
    enum Effect {
        /** The books were wrong and are right now. */
        CHANGED,
        /** The books were right. */
        CONFIRMED,
        /** Something newer was known. */
        OLDER
    }

    private final Changes changes;
    private final Instant now;
    private final Map<Ledger.Since, Long> moved;
    private final TreeMap<Key, Long> missing = new TreeMap<>();
    private final TreeMap<Tally.Of, Tally> tallies = new TreeMap<>();

    /** @param moved units that moved after figures of the past were taken */
    Counting(Changes changes, Instant now, Map<Ledger.Since, Long> moved) {
        this.changes = changes;
        this.now = now;
        this.moved = moved;
    }

    Effect apply(Figure figure) {
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
            var day = new Tally.Of(key.node(), figure.source(), LocalDate.ofInstant(at, ZoneOffset.UTC));
            tallies.merge(day, Tally.of(Math.max(0, level.onHand() - since), figure.found()), Tally::plus);
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

    /** Promised units that are not there, where figures changed something. */
    SortedMap<Key, Long> missing() {
        missing.values().removeIf(units -> units == 0);
        return missing;
    }

    /** How far the books were off, by node, source and day; first counts of a row tell nothing. */
    SortedMap<Tally.Of, Tally> tallies() {
        return tallies;
    }
}
