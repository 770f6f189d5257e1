package io.crossdock.sourcing.internal;

import io.crossdock.engine.Tx;
import io.crossdock.platform.CrossdockSettings;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.DecisionRecord;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Recomputed;
import io.crossdock.sourcing.SourceNode;
import io.crossdock.sourcing.Sourcing;
import io.crossdock.sourcing.Supply;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The verbs, under the policy files as they were when the server started. */
@Component
final class ExactSourcing implements Sourcing {

    private final Policy policy;

    /** The network of the last call: as long as the nodes stay where they are, so do their distances. */
    private volatile Network seen;

    @Autowired
    ExactSourcing(CrossdockSettings settings) {
        this(PolicyReader.read(settings));
    }

    ExactSourcing(Policy policy) {
        this.policy = policy;
        this.seen = new Network(List.of(), policy.rateCard());
    }

    @Override
    public List<Decision> decide(List<Demand> demands, Supply supply) {
        var planner = new Planner(policy, network(supply.nodes()), supply);
        var decisions = new ArrayList<Decision>(demands.size());
        demands.forEach(demand -> decisions.add(planner.decide(demand)));
        return decisions;
    }

    private Network network(List<SourceNode> nodes) {
        var last = seen;
        if (last.places(nodes)) {
            return last;
        }
        var network = new Network(nodes, policy.rateCard());
        seen = network;
        return network;
    }

    @Override
    public Collection<String> services() {
        return policy.rateCard().bought();
    }

    @Override
    public Collection<String> carriers() {
        return policy.rateCard().services().keySet();
    }

    @Override
    public void record(Tx tx, List<Decision> decisions) {
        Decisions.append(tx, policy, decisions);
    }

    @Override
    public List<DecisionRecord> decisions(Tx tx, long order) {
        return Decisions.of(tx, order);
    }

    @Override
    public String explain(Tx tx, long order) {
        return new Words().all(Decisions.of(tx, order));
    }

    @Override
    public List<Recomputed> recompute(Tx tx, long order) {
        return Decisions.again(tx, order);
    }
}
