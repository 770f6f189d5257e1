package io.crossdock.masterdata;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.platform.request.TextPattern;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Abilities and working times of a node. Every member is optional: without it, the node has no limit of that kind. Days
 * and hours are in the node's time zone.
 *
 * @param opening one per weekday; a missing day is closed; empty: around the clock
 * @param cutoffs one per carrier service, and only these services are offered; empty: every service, until closing time
 * @param lead time between the request and readiness; null: none
 * @param holidays days on which nobody works, in addition to those of {@code calendar}
 * @param calendar name of a {@link HolidayCalendar}; null: none
 * @param capacity most work that it accepts; null: no limit
 * @param labor price of the hours; an hour in no slot costs nothing
 * @param kinds ways of fulfilling that it offers; empty: {@link Kind#SHIP} alone
 * @param sameDayKm radius of same-day delivery in km, as the crow flies; null: none
 * @param channels channels whose orders it serves; empty: all
 * @param refuses traits of SKUs that it must not send
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NodeProfile(
        @ListSize(min = 0, max = 7) List<Opening> opening,
        @ListSize(min = 0, max = WORDS_MAX) List<Cutoff> cutoffs,
        @Nullable Lead lead,
        @ListSize(min = 0, max = HolidayCalendar.DATES_MAX) Set<LocalDate> holidays,

        @TextPattern(value = TextPattern.WORD, meaning = TextPattern.WORD_MEANING) @Nullable
        String calendar,

        @Nullable Capacity capacity,
        @ListSize(min = 0, max = HOURS) List<Labor> labor,
        Set<Kind> kinds,
        @NumberRange(min = 1, max = KM_MAX) @Nullable Integer sameDayKm,

        @ListSize(min = 0, max = WORDS_MAX) @TextPattern(value = TextPattern.WORD, meaning = TextPattern.WORD_MEANING)
        Set<String> channels,

        @ListSize(min = 0, max = WORDS_MAX) @TextPattern(value = TextPattern.WORD, meaning = TextPattern.WORD_MEANING)
        Set<String> refuses) {

    private static final int WORDS_MAX = 100;
    private static final int LEAD_MAX = 10_000;
    private static final int KM_MAX = 1_000;
    private static final int HOURS = 24;
    private static final long CAPACITY_MAX = 1_000_000_000L;

    /** No limits. */
    public static final NodeProfile NONE = new NodeProfile(
            List.of(), List.of(), null, Set.of(), null, null, List.of(), Set.of(), null, Set.of(), Set.of());

    /** Missing lists read as empty. Sets keep an order, so that equal profiles have the same text. */
    public NodeProfile {
        opening = opening == null ? List.of() : List.copyOf(opening);
        cutoffs = cutoffs == null ? List.of() : List.copyOf(cutoffs);
        labor = labor == null ? List.of() : List.copyOf(labor);
        holidays = sorted(holidays);
        kinds = sorted(kinds);
        channels = sorted(channels);
        refuses = sorted(refuses);
    }

    private static <T> Set<T> sorted(@Nullable Collection<T> values) {
        return values == null || values.isEmpty()
                ? Set.of()
                : java.util.Collections.unmodifiableSet(new TreeSet<>(values));
    }

    /** Whether it offers a way of fulfilling. */
    public boolean offers(Kind kind) {
        return kinds.isEmpty() ? kind == Kind.SHIP : kinds.contains(kind);
    }

    /** Price of an hour of the day, in minor units per base unit. */
    public long laborMinor(int hour) {
        return labor.stream()
                .filter(l -> l.fromHour() <= hour && hour < l.toHour())
                .mapToLong(Labor::minorPerUnit)
                .findFirst()
                .orElse(0);
    }

    /** A way of fulfilling. */
    public enum Kind {
        SHIP,
        PICKUP,
        CURBSIDE,
        SHIP_TO_STORE,
        SAME_DAY,
        DIGITAL;

        /** The way that an order's method asks for. @param method one of the names of this type */
        public static Kind of(String method) {
            return Words.parse(Kind.class, method);
        }

        @JsonValue
        public String text() {
            return Words.of(this);
        }
    }

    /** A weekday, in lower case in JSON. */
    public enum Day {
        MONDAY,
        TUESDAY,
        WEDNESDAY,
        THURSDAY,
        FRIDAY,
        SATURDAY,
        SUNDAY;

        @JsonValue
        public String text() {
            return Words.of(this);
        }

        public boolean is(DayOfWeek other) {
            return ordinal() == other.ordinal();
        }
    }

    /**
     * Hours of a weekday; goods leave at closing time.
     *
     * @param day the weekday
     * @param open time of day in the node's zone at which it opens
     * @param close if it is before {@code open}, on the next day
     */
    public record Opening(
            Day day,
            @Schema(type = "string", example = "08:00:00") LocalTime open,
            @Schema(type = "string", example = "18:00:00") LocalTime close) {

        /** Whether they end on the next day. */
        public boolean overnight() {
            return close.isBefore(open);
        }
    }

    /**
     * Latest time, inclusive, at which work for a carrier service must arrive to leave on the same day, or in the same
     * hours where these end after midnight.
     *
     * @param time time of day in the node's zone
     */
    public record Cutoff(
            @TextPattern(value = TextPattern.WORD, meaning = TextPattern.WORD_MEANING)
            String service,

            @Schema(type = "string", example = "14:00:00") LocalTime time) {}

    /**
     * Handling time. Minutes and hours pass while the node is open; n days mean a departure n opening days later.
     *
     * @param amount number of units of time, zero or more
     * @param unit unit of {@code amount}
     */
    public record Lead(@NumberRange(min = 0, max = LEAD_MAX) int amount, Unit unit) {

        /** The unit of {@code amount}. */
        public enum Unit {
            MINUTES,
            HOURS,
            DAYS;

            @JsonValue
            public String text() {
                return Words.of(this);
            }
        }
    }

    /**
     * Most work that it accepts; null: no limit.
     *
     * @param fulfillmentsPerDay most fulfillments that it accepts in a day of its time zone; null: no limit
     * @param unitsPerDay most base units in a day; null: no limit
     * @param fulfillmentsPerHour most fulfillments in an hour; null: no limit
     * @param unitsPerHour most base units in an hour; null: no limit
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Capacity(
            @NumberRange(min = 0, max = CAPACITY_MAX) @Nullable
            Long fulfillmentsPerDay,

            @NumberRange(min = 0, max = CAPACITY_MAX) @Nullable
            Long unitsPerDay,

            @NumberRange(min = 0, max = CAPACITY_MAX) @Nullable
            Long fulfillmentsPerHour,

            @NumberRange(min = 0, max = CAPACITY_MAX) @Nullable
            Long unitsPerHour) {}

    /**
     * Price of work in hours of the day.
     *
     * @param fromHour first hour of the day
     * @param toHour hour at which they end, exclusive; 24: midnight
     * @param minorPerUnit minor units per base unit
     */
    public record Labor(
            @NumberRange(min = 0, max = HOURS - 1) int fromHour,
            @NumberRange(min = 1, max = HOURS) int toHour,

            @NumberRange(min = 0, max = Limits.COST_MINOR_MAX)
            long minorPerUnit) {}
}
