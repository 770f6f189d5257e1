package io.crossdock.sourcing.internal;

import io.crossdock.inventory.Available;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Decision.Sourced;
import io.crossdock.sourcing.Decision.Unfillable;
import io.crossdock.sourcing.DecisionRecord.RunnerUp;
import io.crossdock.sourcing.Inputs;
import io.crossdock.sourcing.Supply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Computes decisions again under the policy that they were made under, and what would have been next. */
final class Explanation {

    private static final int RUNNERS_UP_MAX = 3;

    private final Policy policy;

    Explanation(Policy policy) {
        this.policy = policy;
    }

    /** The decision from its inputs; equal to the one that was made. */
    Decision again(Inputs inputs) {
        return decide(inputs, Set.of());
    }

    boolean same(Decision decision) {
        return again(decision.inputs()).equals(decision);
    }

    /**
     * The best plan without any node of the chosen plan, then without those of that plan either, and so on; at most three, fewer where
     * what is left can't serve the order.
     */
    List<RunnerUp> runnersUp(Decision decision) {
        return switch (decision) {
            case Unfillable _ -> List.of();
            case Sourced chosen -> runnersUp(chosen);
        };
    }

    private List<RunnerUp> runnersUp(Sourced chosen) {
        var runnersUp = new ArrayList<RunnerUp>();
        var without = new TreeSet<String>();
        var last = chosen;
        while (runnersUp.size() < RUNNERS_UP_MAX) {
            last.parts().forEach(part -> without.add(part.node()));
            switch (decide(chosen.inputs(), without)) {
                case Unfillable _ -> {
                    return runnersUp;
                }
                case Sourced next -> {
                    runnersUp.add(new RunnerUp(
                            List.copyOf(without),
                            next.placements(),
                            next.cost(),
                            next.cost().totalMinor() - chosen.cost().totalMinor()));
                    last = next;
                }
            }
        }
        return runnersUp;
    }

    private Decision decide(Inputs inputs, Set<String> without) {
        var nodes = inputs.nodes().stream().filter(node -> !without.contains(node.code())).toList();
        Map<String, List<Available>> bySku = new HashMap<>(inputs.bySku());
        var network = new Network(nodes, policy.rateCard());
        return new Planner(policy, network, new Supply(nodes, bySku, inputs.prices())).decide(inputs.demand());
    }
}
