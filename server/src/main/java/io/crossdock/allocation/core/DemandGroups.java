package io.crossdock.allocation.core;

import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The decisions of a round by order, whose delivery groups share one fate. No I/O.
 *
 * @param plans plans of the orders of which every group has one
 * @param shorts orders of which a group can't be served, with the first such group's reason
 * @param lost orders that are decided again
 */
record DemandGroups(List<Decision.Sourced> plans, Map<Long, Decision.Unfillable> shorts, Set<Long> lost) {

    /**
     * A plan takes its units from the decisions after it. Where an order with several groups fails, the units of its
     * other plans were kept from others in vain: those that went without are decided again, also after the last round.
     * Each time one such order fewer is among them.
     */
    static DemandGroups of(AllocationRound round, List<Decision> decided) {
        var shorts = new LinkedHashMap<Long, Decision.Unfillable>();
        var lost = new TreeSet<Long>();
        for (var decision : decided) {
            if (decision instanceof Decision.Unfillable none) {
                if (round.decides(none)) {
                    shorts.putIfAbsent(none.order(), none);
                } else {
                    lost.add(none.order());
                }
            }
        }
        lost.removeAll(shorts.keySet());
        var failed = new TreeSet<>(shorts.keySet());
        failed.addAll(lost);
        var plans = new ArrayList<Decision.Sourced>();
        var inVain = new TreeSet<Long>();
        for (var decision : decided) {
            if (decision instanceof Decision.Sourced plan) {
                if (failed.contains(plan.order())) {
                    inVain.add(plan.order());
                } else {
                    plans.add(plan);
                }
            }
        }
        if (!inVain.isEmpty()) {
            var again = new TreeSet<>(shorts.keySet());
            again.removeAll(inVain);
            again.forEach(shorts::remove);
            lost.addAll(again);
        }
        return new DemandGroups(plans, shorts, lost);
    }

    /** Plans by order, in their order. */
    static Map<Long, List<Decision.Sourced>> byOrder(List<Decision.Sourced> plans) {
        var byOrder = new LinkedHashMap<Long, List<Decision.Sourced>>();
        plans.forEach(
                p -> byOrder.computeIfAbsent(p.order(), _ -> new ArrayList<>()).add(p));
        return byOrder;
    }

    /** The first demand of each order, then the second ones, and so on; one list where each order has one. */
    static List<List<Demand>> turns(List<Demand> demands) {
        var turns = new ArrayList<List<Demand>>();
        var had = new HashMap<Long, Integer>();
        for (var demand : demands) {
            int turn = had.merge(demand.order(), 1, Integer::sum);
            if (turns.size() < turn) {
                turns.add(new ArrayList<>());
            }
            turns.get(turn - 1).add(demand);
        }
        return turns;
    }
}
