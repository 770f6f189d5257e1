package io.crossdock.allocation.core;

import io.crossdock.inventory.ReserveOutcome;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.RejectionReason;

/** Plans that came to nothing, as the decision that they amount to. */
final class FailedPlans {

    private FailedPlans() {}

    /** Nobody at a node has time: of what the plan asks for nothing is to be had. */
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

    /** Others were faster. */
    static Decision.Unfillable gone(Decision.Sourced plan, ReserveOutcome.Short race) {
        return new Decision.Unfillable(
                plan.order(),
                race.claims().stream()
                        .map(c -> new Decision.ShortLine(c.line(), c.sku(), wanted(plan, c.sku()), c.available()))
                        .toList(),
                plan.inputs());
    }

    private static long wanted(Decision.Sourced plan, String sku) {
        return plan.placements().stream()
                .filter(p -> p.sku().equals(sku))
                .mapToLong(Decision.Placement::quantity)
                .sum();
    }
}
