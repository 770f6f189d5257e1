package io.crossdock.sourcing;

import java.time.Instant;
import java.util.List;

/**
 * A stored decision.
 *
 * @param attempt 1 for the order's first
 * @param same whether computing it again from its inputs gave the stored plan; false is a fault
 * @param runnersUp the best plans without a node of those that rank above them, cheapest first, three at most
 */
public record DecisionRecord(long order, int attempt, Instant at, Decision decision, boolean same, List<RunnerUp> runnersUp) {

    /**
     * A plan that was not chosen.
     *
     * @param without nodes that had to be left out to get to this plan
     * @param extraMinor how much dearer it is than the chosen plan: by so much would its cost have to drop
     */
    public record RunnerUp(List<String> without, List<Decision.Placement> placements, Decision.Cost cost, long extraMinor) {}
}
