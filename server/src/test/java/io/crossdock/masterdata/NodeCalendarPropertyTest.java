package io.crossdock.masterdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.masterdata.NodeProfile.Cutoff;
import io.crossdock.masterdata.NodeProfile.Day;
import io.crossdock.masterdata.NodeProfile.Opening;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Working times in every time zone around a change of its clocks, with hours that may end after midnight. */
final class NodeCalendarPropertyTest {

    private static final long SEED = Long.getLong("seed", 4711L);
    private static final int RUNS = Integer.getInteger("runs", 3_000);
    private static final int DAYS = 7;
    private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();

    @Test
    void somebodyWorksExactlyWithinTheHoursOfTheDaysThatAreOpen() {
        for (int run = 0; run < RUNS; run++) {
            var random = new Random(SEED + run);
            var zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            var profile = profile(random);
            var middle = aroundAChange(random, zone);
            var holidays = holidays(random, middle.atZone(zone).toLocalDate());
            var calendar = new NodeCalendar(zone, profile, holidays, List.of());
            var replay = "replay with -Dseed=%d -Druns=1: %s %s".formatted(SEED + run, zone, profile.opening());
            var at = middle.minus(Duration.ofDays(2));
            var works = Instant.MIN;
            var ships = Instant.MIN;
            for (int i = 0; i < 40; i++) {
                at = at.plusSeconds(1 + random.nextInt(4 * 3_600));
                var first = calendar.worksAt(at).orElse(Instant.MAX);
                var leaves = calendar.shipsAt("standard", at).orElse(Instant.MAX);

                assertThat(first).as("%s, %s", replay, at).isAfterOrEqualTo(at).isAfterOrEqualTo(works);
                assertThat(leaves).as("%s, %s", replay, at).isAfterOrEqualTo(at).isAfterOrEqualTo(ships);
                if (calm(zone, at)) {
                    assertThat(first.equals(at))
                            .as("%s, %s open", replay, at.atZone(zone))
                            .isEqualTo(open(profile, holidays, at, zone));
                }
                if (!leaves.equals(Instant.MAX) && calm(zone, leaves)) {
                    assertThat(closes(profile, holidays, leaves, zone) || cutoffIs(profile, leaves, zone))
                            .as("%s, asked %s, leaves %s", replay, at, leaves.atZone(zone))
                            .isTrue();
                }
                works = first;
                ships = leaves;
            }
        }
    }

    @Test
    void theNextHourIsAlwaysLaterAndComesWithinAnHour() {
        for (int run = 0; run < RUNS; run++) {
            var random = new Random(SEED + run);
            var zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            var calendar = new NodeCalendar(zone, NodeProfile.NONE, Set.of(), List.of());
            var at = aroundAChange(random, zone).plusSeconds(random.nextInt(14_400) - 7_200L);

            var next = calendar.nextHour(at);

            var replay = "replay with -Dseed=%d -Druns=1: %s in %s".formatted(SEED + run, at, zone);
            assertThat(next).as(replay).isAfter(at).isBeforeOrEqualTo(at.plus(Duration.ofHours(1)));
            assertThat(calendar.nextDay(at)).as(replay).isAfter(at).isBefore(at.plus(Duration.ofHours(26)));
        }
    }

    /** Whether clocks are not changed within a day and a half. */
    private static boolean calm(ZoneId zone, Instant at) {
        var change = zone.getRules().nextTransition(at.minus(Duration.ofHours(36)));
        return change == null || change.getInstant().isAfter(at.plus(Duration.ofHours(36)));
    }

    private static boolean open(NodeProfile profile, Set<LocalDate> holidays, Instant at, ZoneId zone) {
        var local = at.atZone(zone).toLocalDateTime();
        return profile.opening().stream().anyMatch(o -> {
            for (var day : List.of(local.toLocalDate(), local.toLocalDate().minusDays(1))) {
                var from = day.atTime(o.open());
                var to = (o.close().isAfter(o.open()) ? day : day.plusDays(1)).atTime(o.close());
                if (o.day().is(day.getDayOfWeek())
                        && !holidays.contains(day)
                        && !local.isBefore(from)
                        && local.isBefore(to)) {
                    return true;
                }
            }
            return false;
        });
    }

    private static boolean closes(NodeProfile profile, Set<LocalDate> holidays, Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        return profile.opening().stream().anyMatch(o -> {
            var day = o.close().isAfter(o.open())
                    ? local.toLocalDate()
                    : local.toLocalDate().minusDays(1);
            return o.close().equals(local.toLocalTime()) && o.day().is(day.getDayOfWeek()) && !holidays.contains(day);
        });
    }

    private static boolean cutoffIs(NodeProfile profile, Instant at, ZoneId zone) {
        return profile.opening().isEmpty()
                && profile.cutoffs().stream()
                        .anyMatch(c -> c.time().equals(at.atZone(zone).toLocalTime()));
    }

    private static Instant aroundAChange(Random random, ZoneId zone) {
        var from = FROM.plus(Duration.ofDays(random.nextInt(1_500)));
        var change = zone.getRules().nextTransition(from);
        return change == null ? from : change.getInstant();
    }

    /** Hours on some days; half of them end after midnight, before the next day's begin. */
    private static NodeProfile profile(Random random) {
        var opening = new ArrayList<Opening>();
        for (var day : Day.values()) {
            if (random.nextInt(4) > 0) {
                int from = 5 + random.nextInt(12);
                int to = random.nextBoolean() ? from + 1 + random.nextInt(23 - from) : random.nextInt(5);
                opening.add(new Opening(day, LocalTime.of(from, 30), LocalTime.of(to, random.nextInt(60))));
            }
        }
        var cutoffs = random.nextBoolean() && !opening.isEmpty()
                ? List.of(new Cutoff("standard", LocalTime.of(random.nextInt(24), random.nextInt(60))))
                : List.<Cutoff>of();
        return opening.isEmpty()
                ? profile(random)
                : new NodeProfile(
                        opening, cutoffs, null, Set.of(), null, null, List.of(), Set.of(), null, Set.of(), Set.of());
    }

    private static Set<LocalDate> holidays(Random random, LocalDate middle) {
        var days = new HashSet<LocalDate>();
        for (int i = random.nextInt(3); i > 0; i--) {
            days.add(middle.plusDays(random.nextInt(DAYS) - 2L));
        }
        return days;
    }
}
