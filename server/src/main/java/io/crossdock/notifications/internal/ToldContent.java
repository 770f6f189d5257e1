package io.crossdock.notifications.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Content of an event for the customer, beyond its order.
 *
 * @param lines the lines that the event names; empty for all lines of the order
 * @param amountMinor null for what the order costs as it stands
 * @param carrier carrier of the parcel; null where there is none, {@code tracking} likewise
 * @param deliverDay the day of delivery, or the last one of a pickup; null where the event has no date
 * @param store where to collect the goods, for people; null where a carrier brings them
 * @param answerBy until when the customer should answer; null where nothing is asked
 */
record ToldContent(
        List<ToldLine> lines,
        @Nullable Long amountMinor,
        @Nullable String carrier,
        @Nullable String tracking,
        @Nullable LocalDate deliverDay,
        @Nullable String store,
        @Nullable Instant answerBy) {

    static final ToldContent NONE = new ToldContent(List.of(), null, null, null, null, null, null);

    /**
     * Units of a line.
     *
     * @param line 0 where the units are described by their SKU
     * @param title title of the substitute; null for the ordered SKU
     */
    record ToldLine(
            int line, String sku, long quantity, @Nullable String title) {}

    static ToldContent of(List<ToldLine> lines) {
        return new ToldContent(lines, null, null, null, null, null, null);
    }

    static ToldContent amount(long minor) {
        return new ToldContent(List.of(), minor, null, null, null, null, null);
    }

    /** The units and the amounts of both. */
    ToldContent with(ToldContent more) {
        return new ToldContent(
                Stream.concat(lines.stream(), more.lines.stream()).toList(),
                amountMinor == null || more.amountMinor == null
                        ? amountMinor
                        : Long.valueOf(amountMinor + more.amountMinor),
                carrier,
                tracking,
                deliverDay,
                store,
                answerBy);
    }

    /** @param day on the clock of the place that the goods come from; null, as older versions have it: in UTC */
    static ToldContent date(Instant deliverBy, @Nullable LocalDate day) {
        return new ToldContent(
                List.of(),
                null,
                null,
                null,
                day == null ? LocalDate.ofInstant(deliverBy, ZoneOffset.UTC) : day,
                null,
                null);
    }

    /** A question. @param day the day that it asks about; null: none is known */
    static ToldContent question(@Nullable LocalDate day, Instant answerBy) {
        return new ToldContent(List.of(), null, null, null, day, null, answerBy);
    }
}
