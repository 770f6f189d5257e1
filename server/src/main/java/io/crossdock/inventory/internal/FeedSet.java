package io.crossdock.inventory.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.feeds.Feeds.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Applies what sources tell about rows, in one set: lock, load, decide, store. */
final class FeedSet {

    static final String CAUSE = "feed-count";

    private FeedSet() {}

    /**
     * Who tells.
     *
     * @param id subject of the feed
     * @param lag how long after it is booked here the source knows of a movement
     */
    record Source(long id, String name, Duration lag) {}

    /** One row: what is there, or what came or left, at that time. */
    record Told(Source source, Kind kind, Instant at, Key key, long units) {}

    /** What it did, and when the row was counted before. */
    record Effect(Counting.Effect effect, Instant knownAt) {}

    /** @param told each applied after the one before it. @return one effect each, in order */
    static List<Effect> apply(Tx tx, List<Told> told) {
        if (told.isEmpty()) {
            return List.of();
        }
        var keys = new TreeSet<Key>();
        told.forEach(row -> keys.add(row.key()));
        var changes = new Changes(Stock.lockOrMake(tx, keys));
        var figures = told.stream().filter(row -> row.kind() != Kind.DELTA).map(FeedSet::figure).toList();
        var counting = new Counting(changes, tx.at(), Ledger.moved(tx, Figure.past(figures, tx.at())));
        var deltas = new Deltas(changes, figures.size() == told.size() ? Map.of() : Overdraws.of(tx, keys));
        var effects = told.stream().map(row -> apply(row, changes, counting, deltas)).toList();
        changes.store(tx);
        if (!figures.isEmpty()) {
            Overdraws.clear(tx, counted(told, effects));
            Accuracies.add(tx, counting.tallies());
        }
        Overdraws.store(tx, deltas.overdrawn());
        MissingStock.tell(tx, changes.newlyMissing());
        return effects;
    }

    private static Effect apply(Told row, Changes changes, Counting counting, Deltas deltas) {
        var before = changes.level(row.key()).countedAt();
        var knownAt = before == null ? row.at() : before;
        if (row.kind() != Kind.DELTA) {
            return new Effect(counting.apply(figure(row)), knownAt);
        }
        boolean counts = deltas.apply(row.source().id(), row.key(), row.units(), row.at());
        return new Effect(counts ? row.units() == 0 ? Counting.Effect.CONFIRMED : Counting.Effect.CHANGED : Counting.Effect.OLDER, knownAt);
    }

    private static Figure figure(Told row) {
        return new Figure(row.key(), row.units(), row.at(), CAUSE, row.source().name(), row.source().id(), row.source().lag());
    }

    private static List<Key> counted(List<Told> told, List<Effect> effects) {
        var keys = new ArrayList<Key>();
        for (int i = 0; i < told.size(); i++) {
            if (told.get(i).kind() != Kind.DELTA && effects.get(i).effect() != Counting.Effect.OLDER) {
                keys.add(told.get(i).key());
            }
        }
        return keys;
    }
}
