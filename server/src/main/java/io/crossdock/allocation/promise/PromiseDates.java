package io.crossdock.allocation.promise;

import io.crossdock.allocation.demand.SourcingTableSchema;
import io.crossdock.policy.PolicyRuling;
import io.crossdock.promises.Promises.NewLeg;
import io.crossdock.promises.Promises.NewPromise;
import io.crossdock.sourcing.Decision;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/** Dates of a plan: when goods leave its nodes and when they arrive. Pure; the same for a cart and for an order. */
public final class PromiseDates {

    private PromiseDates() {}

    /**
     * @param at time of the decision
     * @param ruling sets how carriers count days, and the time to pick and pack of nodes without a calendar
     * @param zones time zone by node
     */
    static NewPromise of(Decision.Sourced plan, Instant at, PolicyRuling ruling, Function<String, ZoneId> zones) {
        return of(plan, at, ruling, zones, part -> Optional.ofNullable(part.shipsAt()));
    }

    /** @param leaves time at which the goods of a part leave; empty: its node has no calendar */
    static NewPromise of(
            Decision.Sourced plan,
            Instant at,
            PolicyRuling ruling,
            Function<String, ZoneId> zones,
            Function<Decision.Part, Optional<Instant>> shipsAt) {
        boolean workingDays = ruling.word("transit").equals(SourcingTableSchema.WORKING_DAYS);
        var handling = Duration.ofHours(ruling.whole("handlingHours"));
        var legs = plan.parts().stream()
                .map(part -> {
                    var leaves = shipsAt.apply(part).orElse(at.plus(handling));
                    var zone = zones.apply(part.node());
                    var arrives = workingDays
                            ? afterWorkingDays(leaves, part.transitDays(), zone)
                            : afterDays(leaves, part.transitDays(), zone);
                    return new NewLeg(part.node(), part.service(), leaves, arrives, part.transitDays(), workingDays);
                })
                .toList();
        var last = legs.stream().map(NewLeg::deliverBy).max(Instant::compareTo).orElse(at);
        return new NewPromise(plan.ref(), last, ruling.name(), legs);
    }

    /** The same time of day, a number of working days later. Working days exclude Saturday and Sunday. */
    public static Instant afterWorkingDays(Instant leaves, int days, ZoneId zone) {
        var day = leaves.atZone(zone).toLocalDate();
        int calendarDays = 0;
        for (int left = days; left > 0; left--) {
            do {
                calendarDays++;
            } while (weekend(day.plusDays(calendarDays)));
        }
        return afterDays(leaves, calendarDays, zone);
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /**
     * The same time of day on the clock of a place, a number of calendar days later; a day may have 23 or 25 hours. A
     * time that does not exist is later by the gap; of a time that comes twice, it is the one with the same offset as
     * before.
     */
    static Instant afterDays(Instant leaves, int days, ZoneId zone) {
        return leaves.atZone(zone).plusDays(days).toInstant();
    }
}
