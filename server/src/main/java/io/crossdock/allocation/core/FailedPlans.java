package io.crossdock.allocation.core;

import io.crossdock.inventory.ReserveOutcome;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.RejectionReason;
import java.util.List;

/** Turns a plan that lost its stock or capacity into the {@link Decision.Unfillable} that is recorded. */
final class FailedPlans {

    private FailedPlans() {}

    /** For a plan whose node has no capacity left: nothing that it asks for is available. */
    static Decision.Unfillable noTime(Decision.Sourced plan) {
        return new Decision.Unfillable(
                plan.order(),
                plan.placements().stream()
                        .map(p -> new Decision.ShortLine(
                                p.line(), p.sku(), wanted(plan, p.sku()), 0, RejectionReason.FULL))
                        .toList(),
                RejectionReason.FULL,
                true,
                plan.inputs());
    }

    /** For the plans of an order that lost a race for stock. */
    static Decision.Unfillable gone(List<Decision.Sourced> plans, ReserveOutcome.Short race) {
        var of = plans.stream()
                .filter(plan -> race.claims().stream()
                        .anyMatch(c -> plan.placements().stream()
                                .anyMatch(p -> p.line().equals(c.line()))))
                .findFirst()
                .orElse(plans.getFirst());
        return new Decision.Unfillable(
                of.order(),
                race.claims().stream()
                        .map(c -> new Decision.ShortLine(c.line(), c.sku(), wanted(of, c.sku()), c.available()))
                        .toList(),
                of.inputs());
    }

    private static long wanted(Decision.Sourced plan, String sku) {
        return plan.placements().stream()
                .filter(p -> p.sku().equals(sku))
                .mapToLong(Decision.Placement::quantity)
                .sum();
    }
}
