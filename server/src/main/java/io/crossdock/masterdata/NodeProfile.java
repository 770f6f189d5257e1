package io.crossdock.masterdata;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
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
 * What a node can do and when. Everything may be left out: a node without a word about something has no limit there.
 * Days and hours are those of the node's time zone.
 *
 * @param opening one per weekday, a day that is missing is closed; empty: around the clock
 * @param cutoffs one per carrier service: only these services are offered; empty: every service, until closing time
 * @param lead what passes between being asked and being ready; null: nothing
 * @param holidays days on which nobody works, on top of those of {@code calendar}
 * @param calendar name of a {@link HolidayCalendar}; null: none
 * @param capacity null: no limit
 * @param labor price of the hours; an hour that is in none costs nothing
 * @param kinds ways of fulfilling that it offers; empty: {@link Kind#SHIP} alone
 * @param sameDayKm how far same-day delivery goes, as the crow flies; null: nowhere
 * @param channels whose orders it serves; empty: all
 * @param refuses traits of SKUs that it must not send
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NodeProfile(
        List<Opening> opening,
        List<Cutoff> cutoffs,
        @Nullable Lead lead,
        Set<LocalDate> holidays,
        @Nullable String calendar,
        @Nullable Capacity capacity,
        List<Labor> labor,
        Set<Kind> kinds,
        @Nullable Integer sameDayKm,
        Set<String> channels,
        Set<String> refuses) {

    /** Nothing said: no limits. */
    public static final NodeProfile NONE = new NodeProfile(
            List.of(), List.of(), null, Set.of(), null, null, List.of(), Set.of(), null, Set.of(), Set.of());

    /**
     * Lists that are missing read as empty; sets are kept in their order, so that the same profile is the same text.
     */
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
        SHIP_TO_STORE,
        SAME_DAY;

        @JsonValue
        public String text() {
            return Words.of(this);
        }
    }

    /** A weekday, in lower case as JSON. */
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

    /** Hours of a weekday; goods leave when it closes. */
    public record Opening(
            Day day,
            @Schema(type = "string", example = "08:00:00") LocalTime open,
            @Schema(type = "string", example = "18:00:00") LocalTime close) {}

    /** Until when, that moment included, work for a carrier service must be there to leave on the same day. */
    public record Cutoff(
            String service,
            @Schema(type = "string", example = "14:00:00") LocalTime time) {}

    /**
     * Handling time. Minutes and hours pass while the node is open; a lead of n days leaves n opening days later.
     *
     * @param amount zero or more
     */
    public record Lead(int amount, Unit unit) {

        /** What {@code amount} counts. */
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

    /** Most work that it takes; null: no limit. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Capacity(
            @Nullable Long fulfillmentsPerDay,
            @Nullable Long unitsPerDay,
            @Nullable Long fulfillmentsPerHour,
            @Nullable Long unitsPerHour) {}

    /**
     * Price of work in hours of the day.
     *
     * @param fromHour 0 to 23
     * @param toHour 1 to 24, exclusive
     * @param minorPerUnit minor units per base unit
     */
    public record Labor(int fromHour, int toHour, long minorPerUnit) {}
}
