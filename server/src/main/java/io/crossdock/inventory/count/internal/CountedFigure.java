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
 * A figure that somebody counted.
 *
 * @param at time of the count; null: now
 * @param cause the ledger's cause
 * @param source whose accuracy the figure measures
 * @param subject the ledger's subject: the feed, or 0
 * @param lag delay after which the source knows of a movement that is booked here
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

    /** Figures that may lack later movements. */
    public static Collection<LedgerStore.Since> past(List<CountedFigure> figures, Instant now) {
        return figures.stream()
                .map(f -> f.since(now))
                .filter(f -> f.knows().isBefore(now))
                .distinct()
                .toList();
    }
}
