package io.crossdock.sourcing.explain;

import io.crossdock.inventory.AvailableUnits;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Decision.Sourced;
import io.crossdock.sourcing.DecisionInputs;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.SourceNode;
import io.crossdock.sourcing.SourcingSupply;
import io.crossdock.sourcing.policy.SourcingPolicy;
import io.crossdock.sourcing.problem.NodeGeometry;
import io.crossdock.sourcing.problem.NodeTable;
import io.crossdock.sourcing.problem.Objective;
import io.crossdock.sourcing.problem.ProblemBuilder;
import io.crossdock.sourcing.problem.SourcingProblem;
import io.crossdock.sourcing.router.OrderRouter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides an order again from the inputs of its decision, unchanged or with one change. */
final class Redecision {

    private final SourcingPolicy policy;
    private final DecisionInputs inputs;
    private final NodeGeometry network;

    Redecision(SourcingPolicy policy, DecisionInputs inputs) {
        this.policy = policy;
        this.inputs = inputs;
        this.network = new NodeGeometry(inputs.nodes(), policy.rateCard());
    }

    /** The same inputs for another demand. */
    Redecision of(Demand demand) {
        return new Redecision(
                policy,
                new DecisionInputs(
                        inputs.policy(),
                        demand,
                        inputs.nodes(),
                        inputs.bySku(),
                        inputs.prices(),
                        inputs.aside(),
                        inputs.method()));
    }

    /** Decides on the unchanged inputs. */
    Decision again() {
        return decide(network, inputs.nodes(), inputs.bySku(), null);
    }

    Decision without(Set<String> nodes) {
        var left = inputs.nodes().stream()
                .filter(node -> !nodes.contains(node.code()))
                .toList();
        return decide(new NodeGeometry(left, policy.rateCard()), left, inputs.bySku(), null);
    }

    /** Decides with every fulfillment from the node cheaper by {@code milli}, weighted and in thousandths. */
    Decision cheaper(String node, long milli) {
        var surcharge = new long[network.size];
        surcharge[network.number(node)] = -milli;
        return decide(network, inputs.nodes(), inputs.bySku(), surcharge);
    }

    /** Decides with that many more units at the node. */
    Decision more(String node, String sku, long units) {
        var bySku = new HashMap<>(inputs.bySku());
        var rows = new ArrayList<AvailableUnits>();
        long had = 0;
        for (var row : bySku.getOrDefault(sku, List.of())) {
            if (row.node().equals(node)) {
                had = row.units();
            } else {
                rows.add(row);
            }
        }
        rows.add(new AvailableUnits(node, had + units));
        bySku.put(sku, rows);
        return decide(network, inputs.nodes(), bySku, null);
    }

    /** The order as the router sees it. */
    SourcingProblem ask() {
        var supply = new SourcingSupply(inputs.nodes(), inputs.bySku(), inputs.prices());
        var lanes = new NodeTable(network, network.sorted(inputs.nodes()), null);
        return new ProblemBuilder(policy, network, supply, lanes).of(inputs.demand());
    }

    int number(String node) {
        return network.number(node);
    }

    Objective objective() {
        return Objective.of(policy, inputs.demand());
    }

    long weigh(Sourced plan) {
        return objective().weigh(plan.cost());
    }

    private Decision decide(
            NodeGeometry over,
            List<SourceNode> nodes,
            Map<String, List<AvailableUnits>> bySku,
            long @Nullable [] surcharge) {
        return new OrderRouter(
                        policy, over, new SourcingSupply(nodes, bySku, inputs.prices()), surcharge, inputs.method())
                .decide(inputs.demand());
    }

    static boolean uses(Sourced plan, String node) {
        return plan.parts().stream().anyMatch(part -> part.node().equals(node));
    }
}
