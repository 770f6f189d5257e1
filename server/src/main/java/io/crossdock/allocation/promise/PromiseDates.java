package io.crossdock.allocation.promise;

import io.crossdock.allocation.demand.SourcingTableSchema;
import io.crossdock.policy.PolicyRuling;
import io.crossdock.promises.Promises.NewLeg;
import io.crossdock.promises.Promises.NewPromise;
import io.crossdock.sourcing.Decision;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
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
        boolean workingDays = ruling.word("transit").equals(SourcingTableSchema.WORKING_DAYS);
        var handling = Duration.ofHours(ruling.whole("handlingHours"));
        var legs = plan.parts().stream()
                .map(part -> {
                    var leaves = part.shipsAt() == null ? at.plus(handling) : part.shipsAt();
                    var arrives = workingDays
                            ? afterWorkingDays(leaves, part.transitDays(), zones.apply(part.node()))
                            : leaves.plus(Duration.ofDays(part.transitDays()));
                    return new NewLeg(part.node(), part.service(), leaves, arrives, part.transitDays(), workingDays);
                })
                .toList();
        var last = legs.stream().map(NewLeg::deliverBy).max(Instant::compareTo).orElse(at);
        return new NewPromise(plan.order(), last, ruling.name(), legs);
    }

    /** The same time of day, a number of working days later. Working days exclude Saturday and Sunday. */
    public static Instant afterWorkingDays(Instant leaves, int days, ZoneId zone) {
        var at = leaves.atZone(zone);
        for (int left = days; left > 0; left--) {
            do {
                at = at.plusDays(1);
            } while (at.getDayOfWeek() == DayOfWeek.SATURDAY || at.getDayOfWeek() == DayOfWeek.SUNDAY);
        }
        return at.toInstant();
    }
}
