package io.crossdock.inventory.feed.internal;

import io.crossdock.inventory.feed.Feeds.Kind;
import io.crossdock.inventory.feed.Feeds.Message;
import io.crossdock.inventory.feed.internal.RowScreening.Bad;
import io.crossdock.inventory.feed.internal.RowScreening.Good;
import io.crossdock.inventory.feed.internal.RowScreening.Screened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a set of rows. Pure.
 *
 * @param parked rows that could not be applied
 * @param noted rows that were applied, but not as they say
 * @param doubt a sentence about figures that look like those of another unit or node; null: they don't
 */
record RowEffects(
        FeedMessageStore.Sum sum,
        List<Older> older,
        List<Bad> parked,
        List<Bad> noted,
        @Nullable String doubt) {

    /** A row without effect, and the date of the newer figure. */
    record Older(Good good, Instant knownAt) {}

    static RowEffects of(Message message, Screened screened, List<FeedBatch.Effect> effects) {
        int changed = 0;
        int confirmed = 0;
        var older = new ArrayList<Older>();
        var parked = new ArrayList<>(screened.bad());
        var noted = new ArrayList<Bad>();
        for (int i = 0; i < effects.size(); i++) {
            var good = screened.good().get(i);
            var effect = effects.get(i);
            if (effect.fault() != null) {
                parked.add(good.bad(RowScreening.UNREADABLE_ROW, effect.fault()));
                continue;
            }
            switch (effect.effect()) {
                case CHANGED -> changed++;
                case CONFIRMED -> confirmed++;
                case OLDER -> {
                    if (ofOtherPart(message, good, effect)) {
                        parked.add(good.bad(
                                RowScreening.REPEATED_ROW,
                                "another part of the message, or a count of the same moment, has a figure of it; one"
                                        + " part must have all rows of a SKU"));
                    } else {
                        older.add(new Older(good, effect.knownAt()));
                    }
                    continue;
                }
            }
            if (good.negative(message.kind())) {
                noted.add(good.bad(RowScreening.NEGATIVE_FIGURE, good.units() + " units on hand count as 0"));
            }
        }
        int rows = screened.good().size() + screened.bad().size() + screened.added();
        return new RowEffects(
                new FeedMessageStore.Sum(rows, changed, confirmed, older.size(), parked.size(), screened.added()),
                older,
                parked,
                noted,
                FigureDoubt.of(message.kind(), screened.good(), effects));
    }

    /** A part knows only its own rows; a figure of exactly the message's date comes from another part. */
    private static boolean ofOtherPart(Message message, Good good, FeedBatch.Effect effect) {
        return message.parts() > 1
                && message.kind() != Kind.DELTA
                && effect.knownAt().equals(good.at());
    }
}
