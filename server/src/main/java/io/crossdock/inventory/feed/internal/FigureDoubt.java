package io.crossdock.inventory.feed.internal;

import io.crossdock.inventory.count.internal.CountRule;
import io.crossdock.inventory.feed.Feeds.Kind;
import io.crossdock.inventory.feed.internal.RowScreening.Good;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Doubts figures of which nearly all are many times those of the books, or a fraction of them: boxes in place of
 * pieces, or the file of another node. The books may be as wrong, so the figures apply all the same. Pure.
 */
final class FigureDoubt {

    /** Fewest figures from which anything follows. */
    private static final int ROWS_MIN = 20;

    /** How many times larger or smaller a figure must be. */
    private static final long TIMES = 5;

    private static final int PERCENT_MIN = 80;

    private FigureDoubt() {}

    /** A sentence; null: no doubt. SKUs that came or sold out say nothing. */
    static @Nullable String of(Kind kind, List<Good> rows, List<FeedBatch.Effect> effects) {
        int known = 0;
        int larger = 0;
        int smaller = 0;
        for (int i = 0; i < effects.size() && kind != Kind.DELTA; i++) {
            long booked = effects.get(i).booked();
            long told = rows.get(i).counted(kind);
            if (booked > 0 && told > 0 && effects.get(i).effect() != CountRule.Effect.OLDER) {
                known++;
                larger += told / TIMES >= booked ? 1 : 0;
                smaller += booked / TIMES >= told ? 1 : 0;
            }
        }
        if (known < ROWS_MIN || Math.max(larger, smaller) * 100L < (long) PERCENT_MIN * known) {
            return null;
        }
        return "%d of %d figures are %s the units in the books; is it this node's file, and in base units?"
                .formatted(
                        Math.max(larger, smaller),
                        known,
                        larger > smaller ? TIMES + " or more times" : "a " + TIMES + "th or less of");
    }
}
