package io.crossdock.notifications.internal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event says to the customer beyond its order.
 *
 * @param lines that it is about; empty: all of the order
 * @param amountMinor null: the order's total
 * @param carrier and {@code tracking}: of the parcel; null where there is none
 * @param deliverBy null where the event has no date
 */
record ToldContent(
        List<ToldLine> lines,
        @Nullable Long amountMinor,
        @Nullable String carrier,
        @Nullable String tracking,
        @Nullable Instant deliverBy) {

    static final ToldContent NONE = new ToldContent(List.of(), null, null, null, null);

    /**
     * Units of a line. @param line 0 where the units have the words of their SKU. @param title of what is sent in place
     * of it; null where it is what was ordered
     */
    record ToldLine(
            int line, String sku, long quantity, @Nullable String title) {}

    static ToldContent of(List<ToldLine> lines) {
        return new ToldContent(lines, null, null, null, null);
    }

    static ToldContent amount(long minor) {
        return new ToldContent(List.of(), minor, null, null, null);
    }

    static ToldContent date(Instant deliverBy) {
        return new ToldContent(List.of(), null, null, null, deliverBy);
    }
}
