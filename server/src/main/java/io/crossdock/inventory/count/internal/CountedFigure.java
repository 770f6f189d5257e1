package io.crossdock.inventory.count.internal;

import io.crossdock.inventory.StockCount;
import io.crossdock.inventory.stock.LedgerStore;
import io.crossdock.inventory.stock.StockKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody counted.
 *
 * @param at when; null: now
 * @param cause for the ledger
 * @param source whose accuracy it tells of
 * @param subject for the ledger: the feed, or 0
 * @param lag how long after it is booked here the source knows of a movement
 */
public record CountedFigure(
        StockKey key, long found, @Nullable Instant at, String cause, String source, long subject, Duration lag) {

    public static CountedFigure of(StockCount count) {
        return new CountedFigure(
                new StockKey(count.sku(), count.node()),
                count.onHand(),
                count.countedAt(),
                count.cause(),
                count.cause(),
                0,
                Duration.ZERO);
    }

    LedgerStore.Since since(Instant now) {
        var dated = at == null ? now : at;
        return new LedgerStore.Since(key, dated, dated.minus(lag));
    }

    /** Those that something may have moved after without their knowledge. */
    public static Collection<LedgerStore.Since> past(List<CountedFigure> figures, Instant now) {
        return figures.stream()
                .map(f -> f.since(now))
                .filter(f -> f.knows().isBefore(now))
                .distinct()
                .toList();
    }
}
