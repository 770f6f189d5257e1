package io.crossdock.orchestration.stage.order;

import io.crossdock.allocation.node.CandidateNodes;
import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.inventory.Inventory;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * {@code order.readdress}: gives up the stock of orders that go to another place and that no node has, so that nodes
 * and dates are chosen by that place. What nodes have stays theirs.
 */
@Component
final class ReaddressStage implements Capability.Local {

    private final Inventory inventory;
    private final CandidateNodes sites;
    private final Fulfillments fulfillments;

    ReaddressStage(Inventory inventory, CandidateNodes sites, Fulfillments fulfillments) {
        this.inventory = inventory;
        this.sites = sites;
        this.fulfillments = fulfillments;
    }

    @Override
    public Signature signature() {
        return Signature.of("order.readdress", "open", "released");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        var released = fulfillments.byOrder(tx, Work.subjects(batch)).stream()
                .filter(f -> f.state() == Fulfillment.State.RELEASED)
                .map(Fulfillment::order)
                .collect(Collectors.toSet());
        var free = Work.subjects(batch).stream()
                .filter(order -> !released.contains(order))
                .toList();
        if (!free.isEmpty()) {
            sites.giveBackOrders(tx, free);
            inventory.releaseOrders(tx, free);
        }
        return batch.stream()
                .map(w -> Outcome.of(released.contains(w.subject()) ? "released" : "open"))
                .toList();
    }
}
