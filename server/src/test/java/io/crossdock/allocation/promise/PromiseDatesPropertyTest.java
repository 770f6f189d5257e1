package io.crossdock.allocation.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Arrival dates in every time zone, most of them around a change of its clocks. */
final class PromiseDatesPropertyTest {

    private static final long SEED = Long.getLong("seed", 4711L);
    private static final int RUNS = Integer.getInteger("runs", 20_000);
    private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();

    @Test
    void goodsArriveAtTheTimeOfDayAtWhichTheyLeave() {
        for (int run = 0; run < RUNS; run++) {
            var random = new Random(SEED + run);
            var zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            var leaves = aroundAChange(random, zone);
            int days = random.nextInt(12);

            var arrives = PromiseDates.afterDays(leaves, days, zone);
            var worked = PromiseDates.afterWorkingDays(leaves, days, zone);

            var local = leaves.atZone(zone).toLocalDateTime();
            var replay = "replay with -Dseed=%d -Druns=1: %s + %d days in %s".formatted(SEED + run, local, days, zone);
            assertThat(arrives.atZone(zone).toLocalDateTime())
                    .as(replay)
                    .isEqualTo(existing(local.plusDays(days), zone));
            var workday = local.plusDays(between(local, worked, zone));
            assertThat(worked.atZone(zone).toLocalDateTime()).as(replay).isEqualTo(existing(workday, zone));
            assertThat(weekdays(local, workday)).as(replay).isEqualTo(days);
        }
    }

    @Test
    void aDayOf23HoursIsADay() {
        var saturdayNight = Instant.parse("2026-03-08T05:30:00Z");

        assertThat(PromiseDates.afterDays(saturdayNight, 1, ZoneId.of("America/Chicago")))
                .isEqualTo(Instant.parse("2026-03-09T04:30:00Z"));
    }

    @Test
    void aTimeThatIsLeftOutShiftsOnlyTheDayThatLacksIt() {
        // 02:30 in Chicago on Saturday; on Sunday the clocks go from 02:00 to 03:00.
        var night = Instant.parse("2026-03-07T08:30:00Z");

        assertThat(PromiseDates.afterDays(night, 1, ZoneId.of("America/Chicago")))
                .isEqualTo(Instant.parse("2026-03-08T08:30:00Z"));
        assertThat(PromiseDates.afterWorkingDays(night, 1, ZoneId.of("America/Chicago")))
                .isEqualTo(Instant.parse("2026-03-09T07:30:00Z"));
    }

    private static Instant aroundAChange(Random random, ZoneId zone) {
        var change = zone.getRules().nextTransition(FROM.plus(Duration.ofDays(random.nextInt(1_500))));
        var middle = change == null ? FROM.plus(Duration.ofDays(random.nextInt(1_500))) : change.getInstant();
        return middle.plusSeconds(random.nextInt(14 * 86_400) - 12 * 86_400L);
    }

    /** The time itself, or the time later by the gap that it is in. */
    private static LocalDateTime existing(LocalDateTime local, ZoneId zone) {
        var change = zone.getRules().getTransition(local);
        return change != null && change.isGap() ? local.plus(change.getDuration()) : local;
    }

    private static long between(LocalDateTime from, Instant to, ZoneId zone) {
        return Duration.between(from, to.atZone(zone).toLocalDateTime()).toDays();
    }

    /** Days after the first that are neither Saturday nor Sunday. */
    private static long weekdays(LocalDateTime from, LocalDateTime to) {
        return from.toLocalDate()
                .plusDays(1)
                .datesUntil(to.toLocalDate().plusDays(1))
                .filter(d -> d.getDayOfWeek() != DayOfWeek.SATURDAY && d.getDayOfWeek() != DayOfWeek.SUNDAY)
                .count();
    }
}
