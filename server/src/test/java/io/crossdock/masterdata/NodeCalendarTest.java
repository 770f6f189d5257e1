package io.crossdock.masterdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.masterdata.NodeProfile.Cutoff;
import io.crossdock.masterdata.NodeProfile.Day;
import io.crossdock.masterdata.NodeProfile.Lead;
import io.crossdock.masterdata.NodeProfile.Opening;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Departure times of goods. Times in the tables are UTC. */
class NodeCalendarTest {

    private static final String NEVER = "never";

    /** Monday to Friday 08:00 to 18:00, Saturday 09:00 to 12:00; express until 14:00, standard until 16:00. */
    private static final NodeProfile SHOP = profile(
            List.of(
                    day(Day.MONDAY),
                    day(Day.TUESDAY),
                    day(Day.WEDNESDAY),
                    day(Day.THURSDAY),
                    day(Day.FRIDAY),
                    new Opening(Day.SATURDAY, LocalTime.of(9, 0), LocalTime.of(12, 0))),
            List.of(new Cutoff("standard", LocalTime.of(16, 0)), new Cutoff("express", LocalTime.of(14, 0))),
            null);

    private static Opening day(Day day) {
        return new Opening(day, LocalTime.of(8, 0), LocalTime.of(18, 0));
    }

    private static NodeProfile profile(List<Opening> opening, List<Cutoff> cutoffs, @Nullable Lead lead) {
        return new NodeProfile(
                opening, cutoffs, lead, Set.of(), null, null, List.of(), Set.of(), null, Set.of(), Set.of());
    }

    private static NodeProfile lead(int amount, Lead.Unit unit) {
        return profile(SHOP.opening(), SHOP.cutoffs(), new Lead(amount, unit));
    }

    private static NodeCalendar calendar(String zone, NodeProfile profile, String... holidays) {
        var days = new HashSet<LocalDate>();
        Arrays.stream(holidays).map(LocalDate::parse).forEach(days::add);
        return new NodeCalendar(ZoneId.of(zone), profile, days, List.of());
    }

    /** Header, then rows of {@code asked | service | ships at | why}. */
    private static void check(NodeCalendar calendar, String table) {
        for (var row : table.lines().skip(1).toList()) {
            var cells = Arrays.stream(row.split("\\|")).map(String::strip).toList();
            var ships = calendar.shipsAt(cells.get(1), Instant.parse(cells.get(0)));
            assertThat(ships.map(Instant::toString).orElse(NEVER)).as(row).isEqualTo(cells.get(2));
        }
    }

    @Test
    void goodsLeaveAtClosingTimeOfTheFirstDayWhoseCutoffIsNotOver() {
        // Chicago is at UTC-6 in November 2026; the 26th is a Thursday.
        check(calendar("America/Chicago", SHOP), """
                asked                | service  | ships at             | why
                2026-11-26T12:00:00Z | standard | 2026-11-27T00:00:00Z | before opening: leaves when it closes at 18:00
                2026-11-26T20:00:00Z | express  | 2026-11-27T00:00:00Z | at the cutoff of 14:00 exactly: still in time
                2026-11-26T20:00:01Z | express  | 2026-11-28T00:00:00Z | a second after it: tomorrow
                2026-11-26T20:00:01Z | standard | 2026-11-27T00:00:00Z | the other service has until 16:00
                2026-11-27T22:00:01Z | standard | 2026-11-28T18:00:00Z | Friday after 16:00: Saturday closes at 12:00
                2026-11-28T18:00:00Z | standard | 2026-11-28T18:00:00Z | Saturday's cutoff is closing time, not 16:00
                2026-11-28T18:00:01Z | standard | 2026-12-01T00:00:00Z | then it is Monday's turn
                2026-11-29T15:00:00Z | express  | 2026-12-01T00:00:00Z | Sunday is closed
                2026-11-26T12:00:00Z | pigeon   | never                | not offered there
                """);
    }

    @Test
    void aHolidayAndAClosedWeekAreSkipped() {
        check(calendar("America/Chicago", SHOP, "2026-11-26"), """
                asked                | service  | ships at
                2026-11-26T12:00:00Z | standard | 2026-11-28T00:00:00Z
                2026-11-25T22:00:01Z | standard | 2026-11-28T00:00:00Z
                """);
        check(
                calendar(
                        "America/Chicago",
                        SHOP,
                        "2026-12-24",
                        "2026-12-25",
                        "2026-12-26",
                        "2026-12-28",
                        "2026-12-29",
                        "2026-12-30",
                        "2026-12-31",
                        "2027-01-01",
                        "2027-01-02"),
                """
                asked                | service  | ships at
                2026-12-23T23:00:00Z | standard | 2027-01-05T00:00:00Z
                """);
    }

    @Test
    void aLeadOfDaysCountsOpeningDaysAndOneOfHoursCountsOpeningHours() {
        check(calendar("America/Chicago", lead(2, Lead.Unit.DAYS)), """
                asked                | service  | ships at             | why
                2026-11-26T20:00:00Z | standard | 2026-11-28T18:00:00Z | Thursday in time: Saturday
                2026-11-26T22:00:01Z | standard | 2026-12-01T00:00:00Z | too late on Thursday: two days after Friday
                """);
        check(calendar("America/Chicago", lead(5, Lead.Unit.HOURS)), """
                asked                | service  | ships at             | why
                2026-11-26T19:00:00Z | standard | 2026-11-27T00:00:00Z | 13:00 and five hours: ready as it closes
                2026-11-26T19:00:01Z | standard | 2026-11-28T00:00:00Z | a second of work is left for Friday
                2026-11-27T20:00:00Z | standard | 2026-11-28T18:00:00Z | four hours on Friday, one on Saturday
                """);
    }

    @Test
    void clocksThatArePutForwardOrBackMoveNothingButTheHour() {
        // Clocks in Chicago went forward on 2026-03-08 at 02:00 and go back on 2026-11-01 at 02:00.
        var night = profile(
                Arrays.stream(Day.values())
                        .map(d -> new Opening(d, LocalTime.of(0, 30), LocalTime.of(2, 30)))
                        .toList(),
                List.of(new Cutoff("standard", LocalTime.of(1, 30))),
                null);
        check(calendar("America/Chicago", night), """
                asked                | service  | ships at             | why
                2026-03-07T07:00:00Z | standard | 2026-03-07T08:30:00Z | the day before: 02:30 is 08:30 UTC
                2026-03-08T07:30:00Z | standard | 2026-03-08T08:30:00Z | 02:30 does not exist: it is 03:30 daylight time
                2026-03-08T07:30:01Z | standard | 2026-03-09T07:30:00Z | after the cutoff; 02:30 is 07:30 UTC now
                2026-11-01T06:30:00Z | standard | 2026-11-01T08:30:00Z | 01:30 comes twice: the first is the cutoff
                2026-11-01T07:30:00Z | standard | 2026-11-02T08:30:00Z | the second is too late
                """);
        var close = profile(
                Arrays.stream(Day.values())
                        .map(d -> new Opening(d, LocalTime.of(0, 30), LocalTime.of(1, 30)))
                        .toList(),
                List.of(),
                null);
        check(calendar("America/Chicago", close), """
                asked                | service  | ships at             | why
                2026-11-01T06:00:00Z | standard | 2026-11-01T07:30:00Z | closing time comes twice: the second counts
                """);
    }

    @Test
    void hoursThatEndAfterMidnightBelongToTheDayOnWhichTheyBegin() {
        // Friday 18:00 to Saturday 02:00; orders until 01:00.
        var night = profile(
                List.of(new Opening(Day.FRIDAY, LocalTime.of(18, 0), LocalTime.of(2, 0))),
                List.of(
                        new Cutoff("standard", LocalTime.of(1, 0)),
                        new Cutoff("express", LocalTime.of(20, 0)),
                        new Cutoff("freight", LocalTime.of(12, 0))),
                null);
        check(calendar("America/Chicago", night), """
                asked                | service  | ships at             | why
                2026-11-27T12:00:00Z | standard | 2026-11-28T08:00:00Z | Friday morning: leaves as it closes on Saturday
                2026-11-28T07:00:00Z | standard | 2026-11-28T08:00:00Z | Saturday at 01:00 exactly: still in time
                2026-11-28T07:00:01Z | standard | 2026-12-05T08:00:00Z | a second later: next Friday
                2026-11-28T02:00:01Z | express  | 2026-12-05T08:00:00Z | after 20:00 on Friday
                2026-11-27T18:00:01Z | freight  | 2026-12-05T08:00:00Z | noon is before it opens, on the same day
                """);
        check(calendar("America/Chicago", night, "2026-11-28"), """
                asked                | service  | ships at             | why
                2026-11-28T06:00:00Z | standard | 2026-11-28T08:00:00Z | Saturday is a holiday, Friday is not
                """);
        check(calendar("America/Chicago", night, "2026-11-27"), """
                asked                | service  | ships at             | why
                2026-11-28T06:00:00Z | standard | 2026-12-05T08:00:00Z | Friday is a holiday until its hours end
                """);
        var calendar = calendar("America/Chicago", night);
        assertThat(calendar.worksAt(Instant.parse("2026-11-28T07:59:59Z")))
                .contains(Instant.parse("2026-11-28T07:59:59Z"));
        assertThat(calendar.worksAt(Instant.parse("2026-11-28T08:00:00Z")))
                .contains(Instant.parse("2026-12-05T00:00:00Z"));
    }

    @Test
    void anHourThatComesTwiceIsFollowedByTheNextOneAndNotByThePast() {
        // On Lord Howe Island the clocks go back by half an hour, from 02:00 to 01:30.
        var calendar = calendar("Australia/Lord_Howe", NodeProfile.NONE);

        assertThat(calendar.nextHour(Instant.parse("2026-04-04T15:15:00Z")))
                .isEqualTo(Instant.parse("2026-04-04T15:30:00Z"));
    }

    @Test
    void aNodeWithoutHoursSendsAtItsCutoffOrAsSoonAsGoodsAreReady() {
        check(calendar("Europe/Berlin", NodeProfile.NONE), """
                asked                | service  | ships at
                2026-11-26T12:34:56Z | standard | 2026-11-26T12:34:56Z
                """);
        check(calendar("Europe/Berlin", NodeProfile.NONE, "2026-11-26"), """
                asked                | service  | ships at
                2026-11-26T12:34:56Z | standard | 2026-11-26T23:00:00Z
                """);
        check(
                calendar(
                        "Europe/Berlin",
                        profile(List.of(), List.of(new Cutoff("standard", LocalTime.of(15, 0))), null)),
                """
                asked                | service  | ships at
                2026-11-26T14:00:00Z | standard | 2026-11-26T14:00:00Z
                2026-11-26T14:00:01Z | standard | 2026-11-27T14:00:00Z
                """);
        check(calendar("Europe/Berlin", profile(List.of(), List.of(), new Lead(3, Lead.Unit.DAYS))), """
                asked                | service  | ships at
                2026-11-26T14:00:01Z | standard | 2026-11-29T14:00:01Z
                """);
    }

    @Test
    void aClosureWithAnEndDelaysAndOneWithoutStops() {
        var until = Instant.parse("2026-11-27T23:00:00Z");
        var outage = new Closure(Closure.Kind.NODE, "N1", Instant.parse("2026-11-26T10:00:00Z"), until, "flood");
        check(new NodeCalendar(ZoneId.of("America/Chicago"), SHOP, Set.of(), List.of(outage)), """
                asked                | service  | ships at             | why
                2026-11-25T12:00:00Z | standard | 2026-11-26T00:00:00Z | before it
                2026-11-26T12:00:00Z | standard | 2026-11-28T18:00:00Z | reopened on Friday at 17:00, after the cutoff
                """);
        var end = new Closure(Closure.Kind.NODE, "N1", Instant.parse("2026-11-26T10:00:00Z"), null, "closed down");
        check(new NodeCalendar(ZoneId.of("America/Chicago"), SHOP, Set.of(), List.of(end)), """
                asked                | service  | ships at
                2026-11-26T12:00:00Z | standard | never
                """);
    }

    @Test
    void worksFromTheFirstMomentAtWhichSomebodyIsThere() {
        var calendar = calendar("America/Chicago", SHOP, "2026-11-26");

        assertThat(calendar.worksAt(Instant.parse("2026-11-27T15:00:00Z")))
                .contains(Instant.parse("2026-11-27T15:00:00Z"));
        assertThat(calendar.worksAt(Instant.parse("2026-11-26T15:00:00Z")))
                .contains(Instant.parse("2026-11-27T14:00:00Z"));
        assertThat(calendar.worksAt(Instant.parse("2026-11-28T18:00:00Z")))
                .contains(Instant.parse("2026-11-30T14:00:00Z"));
    }

    @Test
    void whoAsksLaterIsNeverServedEarlierAndGoodsLeaveOnDaysThatAreOpen() {
        var zones = List.of(
                "America/Chicago",
                "Europe/Berlin",
                "Asia/Kolkata",
                "Australia/Lord_Howe",
                "Africa/Casablanca",
                "Pacific/Apia");
        for (long seed = 1; seed <= 400; seed++) {
            var random = new Random(seed);
            var zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            var profile = random(random);
            var holidays = holidays(random);
            var calendar = new NodeCalendar(zone, profile, holidays, List.of());
            var asked = Instant.parse("2026-01-01T00:00:00Z");
            var before = Instant.MIN;
            for (int i = 0; i < 60; i++) {
                asked = asked.plusSeconds(1 + random.nextInt(12 * 86_400));
                var ships = calendar.shipsAt("standard", asked).orElse(Instant.MAX);

                assertThat(ships)
                        .as("seed %d, asked %s", seed, asked)
                        .isAfterOrEqualTo(asked)
                        .isAfterOrEqualTo(before);
                if (!ships.equals(Instant.MAX)) {
                    var day = ships.atZone(zone).toLocalDate();
                    assertThat(holidays).as("seed %d, asked %s", seed, asked).doesNotContain(day);
                    assertThat(profile.opening().isEmpty()
                                    || profile.opening().stream()
                                            .anyMatch(o -> o.day().is(day.getDayOfWeek())))
                            .as("seed %d, asked %s, ships on %s", seed, asked, day.getDayOfWeek())
                            .isTrue();
                    assertThat(Duration.between(asked, ships))
                            .as("seed %d, asked %s", seed, asked)
                            .isLessThan(Duration.ofDays(400));
                }
                before = ships;
            }
        }
    }

    private static NodeProfile random(Random random) {
        var opening = new ArrayList<Opening>();
        if (random.nextInt(4) > 0) {
            for (var day : Day.values()) {
                if (random.nextInt(3) > 0) {
                    int from = random.nextInt(12);
                    opening.add(new Opening(
                            day,
                            LocalTime.of(from, 30),
                            LocalTime.of(from + 1 + random.nextInt(11), random.nextInt(60))));
                }
            }
        }
        var cutoffs = random.nextBoolean()
                ? List.of(new Cutoff("standard", LocalTime.of(random.nextInt(24), random.nextInt(60))))
                : List.<Cutoff>of();
        var units = Lead.Unit.values();
        var lead = random.nextBoolean() ? new Lead(random.nextInt(6), units[random.nextInt(units.length)]) : null;
        return profile(opening, cutoffs, lead);
    }

    private static Set<LocalDate> holidays(Random random) {
        var days = new HashSet<LocalDate>();
        for (int i = random.nextInt(20); i > 0; i--) {
            days.add(LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365)));
        }
        return days;
    }
}
