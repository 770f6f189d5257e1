package io.crossdock.world;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Arithmetic with the working hours and delivery days of a place. */
public final class BusinessHours {

    private BusinessHours() {}

    /** End of work that begins at this instant, at a place that works from {@code open} to {@code close} each day. */
    public static Instant after(Instant begin, Duration work, LocalTime open, LocalTime close, ZoneId zone) {
        ZonedDateTime at = begin.atZone(zone);
        Duration left = work;
        while (true) {
            if (at.toLocalTime().isBefore(open)) {
                at = at.with(open);
            }
            Duration today = Duration.between(at.toLocalTime(), close);
            if (!today.isNegative() && left.compareTo(today) <= 0) {
                return at.plus(left).toInstant();
            }
            left = today.isNegative() ? left : left.minus(today);
            at = at.plusDays(1).with(open);
        }
    }

    /** Adds delivery days to an instant. Carriers don't deliver on Sundays. */
    public static Instant deliveryDays(Instant begin, long days, ZoneId zone) {
        ZonedDateTime at = begin.atZone(zone);
        long left = days;
        while (left > 0) {
            at = at.plusDays(1);
            left -= at.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : 1;
        }
        return at.toInstant();
    }
}
