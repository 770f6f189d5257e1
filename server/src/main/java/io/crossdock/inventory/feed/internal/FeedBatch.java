package io.crossdock.inventory.feed.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.count.internal.AccuracyStore;
import io.crossdock.inventory.count.internal.CountRule;
import io.crossdock.inventory.count.internal.CountedFigure;
import io.crossdock.inventory.count.internal.MissingStockAlert;
import io.crossdock.inventory.feed.Feeds.Kind;
import io.crossdock.inventory.stock.LedgerStore;
import io.crossdock.inventory.stock.OverdrawnStore;
import io.crossdock.inventory.stock.StockBook;
import io.crossdock.inventory.stock.StockKey;
import io.crossdock.inventory.stock.StockStore;
import io.crossdock.shared.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Applies a set of reported figures: locks rows, decides, stores. */
final class FeedBatch {

    static final String CAUSE = "feed-count";

    private FeedBatch() {}

    /**
     * The source of figures.
     *
     * @param id subject of the feed
     * @param lag delay after which the source knows of a movement that is booked here
     */
    record Source(long id, String name, Duration lag) {}

    /** A reported row: units on hand, or units that came or left, at that time. */
    record Told(Source source, Kind kind, Instant at, StockKey key, long units) {}

    /**
     * Effect of a row, and the date of the row's last count before it.
     *
     * @param booked units on hand before it
     * @param fault a sentence about why the row can't be applied; null: it was
     */
    record Effect(
            CountRule.Effect effect,
            Instant knownAt,
            long booked,
            @Nullable String fault) {

        Effect(CountRule.Effect effect, Instant knownAt, long booked) {
            this(effect, knownAt, booked, null);
        }
    }

    /** @param told rows, applied one after the other @return one effect for each, in order */
    static List<Effect> apply(Tx tx, List<Told> told) {
        if (told.isEmpty()) {
            return List.of();
        }
        var keys = new TreeSet<StockKey>();
        told.forEach(row -> keys.add(row.key()));
        var changes = new StockBook(StockStore.lockOrMake(tx, keys));
        var figures = told.stream()
                .filter(row -> row.kind() != Kind.DELTA)
                .map(FeedBatch::figure)
                .toList();
        var counting = new CountRule(changes, tx.at(), LedgerStore.moved(tx, CountedFigure.past(figures, tx.at())));
        var deltas = new DeltaRule(changes, figures.size() == told.size() ? Map.of() : OverdrawnStore.of(tx, keys));
        var effects =
                told.stream().map(row -> apply(row, changes, counting, deltas)).toList();
        changes.store(tx);
        if (!figures.isEmpty()) {
            OverdrawnStore.clear(tx, counted(told, effects));
            AccuracyStore.add(tx, counting.tallies());
        }
        OverdrawnStore.store(tx, deltas.overdrawn());
        MissingStockAlert.tell(tx, changes.newlyMissing());
        return effects;
    }

    private static Effect apply(Told row, StockBook changes, CountRule counting, DeltaRule deltas) {
        var before = changes.level(row.key()).countedAt();
        var here = changes.level(row.key()).onHand();
        var knownAt = before == null ? row.at() : before;
        if (row.kind() != Kind.DELTA) {
            return new Effect(counting.apply(figure(row)), knownAt, here);
        }
        if (row.units() > 0 && here > Limits.STOCK_UNITS_MAX - row.units()) {
            return new Effect(
                    CountRule.Effect.OLDER,
                    knownAt,
                    here,
                    "with the %d on hand it is more than %d".formatted(here, Limits.STOCK_UNITS_MAX));
        }
        boolean counts = deltas.apply(row.source().id(), row.key(), row.units(), row.at());
        return new Effect(
                counts
                        ? row.units() == 0 ? CountRule.Effect.CONFIRMED : CountRule.Effect.CHANGED
                        : CountRule.Effect.OLDER,
                knownAt,
                here);
    }

    private static CountedFigure figure(Told row) {
        return new CountedFigure(
                row.key(),
                row.units(),
                row.at(),
                CAUSE,
                row.source().name(),
                row.source().id(),
                row.source().lag());
    }

    private static List<StockKey> counted(List<Told> told, List<Effect> effects) {
        var keys = new ArrayList<StockKey>();
        for (int i = 0; i < told.size(); i++) {
            if (told.get(i).kind() != Kind.DELTA && effects.get(i).effect() != CountRule.Effect.OLDER) {
                keys.add(told.get(i).key());
            }
        }
        return keys;
    }
}
