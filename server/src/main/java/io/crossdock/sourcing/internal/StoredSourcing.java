package io.crossdock.sourcing.internal;

import io.crossdock.engine.Tx;
import io.crossdock.platform.CrossdockSettings;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.DecisionHistory;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.SourceNode;
import io.crossdock.sourcing.Sourcing;
import io.crossdock.sourcing.SourcingSupply;
import io.crossdock.sourcing.explain.DecisionStore;
import io.crossdock.sourcing.policy.PolicyReader;
import io.crossdock.sourcing.policy.SourcingPolicy;
import io.crossdock.sourcing.problem.NodeGeometry;
import io.crossdock.sourcing.router.OrderRouter;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Implements sourcing under the policy files that were read when the server started. */
@Component
public final class StoredSourcing implements Sourcing {

    private final SourcingPolicy policy;

    /** Geometry of the last call, reused as long as the nodes stay where they are. */
    private volatile NodeGeometry seen;

    @Autowired
    StoredSourcing(CrossdockSettings settings) {
        this(PolicyReader.read(settings));
    }

    public StoredSourcing(SourcingPolicy policy) {
        this.policy = policy;
        this.seen = new NodeGeometry(List.of(), policy.rateCard());
    }

    @Override
    public Function<Demand, Decision> decider(SourcingSupply supply) {
        return new OrderRouter(policy, network(supply.nodes()), supply)::decide;
    }

    private NodeGeometry network(List<SourceNode> nodes) {
        var last = seen;
        if (last.places(nodes)) {
            return last;
        }
        var network = new NodeGeometry(nodes, policy.rateCard());
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
    public String currency() {
        return policy.rateCard().currency();
    }

    @Override
    public void record(Tx tx, List<Decision> decisions) {
        DecisionStore.append(tx, policy, decisions);
    }

    @Override
    public Set<Long> sentComplete(Tx tx, Collection<Long> orders) {
        return orders.isEmpty() ? Set.of() : DecisionStore.sentComplete(tx, orders);
    }

    @Override
    public DecisionHistory history(Tx tx, long order, int most) {
        return DecisionStore.newest(tx, order, most);
    }
}
