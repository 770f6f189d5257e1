package io.crossdock.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Decision.Placement;
import io.crossdock.sourcing.Decision.Sourced;
import io.crossdock.sourcing.policy.SourcingPolicy;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Checks that a plan keeps to every limit, from the plan alone. */
final class PlanCheck {

    private PlanCheck() {}

    static void check(SourcingPolicy policy, Instance instance, Sourced plan, String as) {
        OptimumTest.checkPlan(plan, instance, as);
        var demand = instance.demand();
        var nodes = instance.supply().nodes().stream().collect(Collectors.toMap(SourceNode::code, node -> node));
        var units = new HashMap<String, Long>();
        for (var placement : plan.placements()) {
            units.merge(placement.node(), placement.quantity(), Long::sum);
            var line = demand.lines().stream()
                    .filter(l -> l.line().equals(placement.line()))
                    .findFirst()
                    .orElseThrow();
            assertThat(Collections.disjoint(nodes.get(placement.node()).terms().refuses(), line.traits()))
                    .as(as)
                    .isTrue();
        }
        for (var part : plan.parts()) {
            var terms = nodes.get(part.node()).terms();
            assertThat(demand.excluded()).as(as).doesNotContain(part.node());
            assertThat(terms.ordersLeft()).as(as).isPositive();
            assertThat(terms.unitsLeft()).as(as).isGreaterThanOrEqualTo(units.get(part.node()));
            assertThat(terms.channels().isEmpty() || terms.channels().contains(demand.channel()))
                    .as(as)
                    .isTrue();
            assertThat(terms.shipsAt().isEmpty()
                            || part.shipsAt() != null
                                    && part.shipsAt().equals(terms.shipsAt().get(part.service())))
                    .as(as)
                    .isTrue();
            assertThat(policy.rateCard().services().get(part.service()).serves())
                    .as(as)
                    .contains(demand.service());
            assertThat(demand.rules() == null || !demand.rules().without().contains(part.service()))
                    .as(as)
                    .isTrue();
        }
        var rules = demand.rules();
        if (rules != null) {
            assertThat(Collections.disjoint(rules.avoid(), units.keySet()))
                    .as(as)
                    .isTrue();
            assertThat(rules.nodes().isEmpty() || rules.nodes().containsAll(units.keySet()))
                    .as(as)
                    .isTrue();
            assertThat(plan.parts().size())
                    .as(as)
                    .isLessThanOrEqualTo(
                            rules.shipComplete() ? 1 : rules.nodesMax() == 0 ? Integer.MAX_VALUE : rules.nodesMax());
        }
        assertThat(plan.parts())
                .as(as)
                .hasSameSizeAs(plan.placements().stream()
                        .map(Placement::node)
                        .distinct()
                        .toList());
        assertThat(lines(plan)).as(as).isSorted();
    }

    private static List<UnitLine> lines(Sourced plan) {
        return plan.placements().stream().map(Placement::line).toList();
    }
}
