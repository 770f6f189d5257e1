package io.crossdock.policy.internal;

import java.time.LocalDate;
import java.time.MonthDay;

/** The days that a row fits: a range of days, or a season of every year; both ends belong to it. */
sealed interface RowDays {

    /** A leap year, which has every month-day once. */
    LocalDate YEAR = LocalDate.of(2028, 1, 1);

    int DAYS = 366;

    boolean has(LocalDate day);

    record Range(LocalDate from, LocalDate to) implements RowDays {
        @Override
        public boolean has(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /** A range of days in every year; it may cross the turn of the year: from 11-20 to 01-06. */
    record Season(MonthDay from, MonthDay to) implements RowDays {
        @Override
        public boolean has(LocalDate day) {
            var at = MonthDay.from(day);
            boolean after = !at.isBefore(from);
            boolean before = !at.isAfter(to);
            return from.isAfter(to) ? after || before : after && before;
        }
    }

    /** Whether some day is in both. */
    default boolean meets(RowDays other) {
        return switch (this) {
            case Range here ->
                switch (other) {
                    case Range there -> !here.from.isAfter(there.to) && !there.from.isAfter(here.to);
                    case Season there -> there.meets(here);
                };
            case Season here ->
                switch (other) {
                    case Range there -> there.from.datesUntil(last(there)).anyMatch(here::has);
                    case Season there ->
                        YEAR.datesUntil(YEAR.plusDays(DAYS)).anyMatch(d -> here.has(d) && there.has(d));
                };
        };
    }

    /** Whether every day of the other is in this one. */
    default boolean covers(RowDays other) {
        return switch (this) {
            case Range here ->
                switch (other) {
                    case Range there -> here.has(there.from) && here.has(there.to);
                    case Season there -> false;
                };
            case Season here ->
                switch (other) {
                    case Range there -> there.from.datesUntil(last(there)).allMatch(here::has);
                    case Season there ->
                        YEAR.datesUntil(YEAR.plusDays(DAYS)).filter(there::has).allMatch(here::has);
                };
        };
    }

    /**
     * End of the days to check, exclusive. A season repeats, so four years and a day contain all of it, leap day
     * included.
     */
    private static LocalDate last(Range range) {
        var enough = range.from.plusYears(4).plusDays(1);
        return range.to.isBefore(enough) ? range.to.plusDays(1) : enough;
    }
}
