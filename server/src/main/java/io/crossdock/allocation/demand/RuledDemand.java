package io.crossdock.allocation.demand;

import io.crossdock.policy.PolicyRuling;
import io.crossdock.shared.GroupRef;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand;

/** A demand with the ruling behind it; the dates of its plan follow from the same ruling. */
public record RuledDemand(SourcingRequest wish, Demand demand, PolicyRuling ruling) {

    public long order() {
        return demand.order();
    }

    /** The delivery group that it is of. */
    public GroupRef ref() {
        return demand.ref();
    }

    /** Whether the plan has the lines of this demand, so that the ruling applies to it. */
    public boolean covers(Decision.Sourced plan) {
        return plan.inputs().demand().lines().equals(demand.lines());
    }
}
