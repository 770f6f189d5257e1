package io.crossdock.orchestration.stage.order;

import io.crossdock.allocation.node.CandidateNodes;
import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.inventory.Inventory;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.OrderFacts;
import io.crossdock.orders.Orders;
import io.crossdock.promises.Promises;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.ListIndex;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * {@code order.readdress}: gives up the stock of orders that go to another place, or in another way, and that no node
 * has, so that nodes and dates are chosen anew. What nodes have stays theirs.
 */
@Component
final class ReaddressStage implements Capability.Local {

    private final Orders orders;
    private final Inventory inventory;
    private final CandidateNodes sites;
    private final Fulfillments fulfillments;
    private final Promises promises;

    ReaddressStage(
            Orders orders, Inventory inventory, CandidateNodes sites, Fulfillments fulfillments, Promises promises) {
        this.orders = orders;
        this.promises = promises;
        this.inventory = inventory;
        this.sites = sites;
        this.fulfillments = fulfillments;
    }

    @Override
    public Signature signature() {
        return Signature.of("order.readdress", "open", "released").learning(OrderFacts.SAME_DAY);
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        var released = fulfillments.byOrder(tx, Work.subjects(batch)).stream()
                .filter(f -> f.state() == Fulfillment.State.RELEASED)
                .map(Fulfillment::order)
                .collect(Collectors.toSet());
        var ways = ListIndex.by(orders.load(tx, Work.subjects(batch)), o -> o.id().value());
        var free = Work.subjects(batch).stream()
                .filter(order -> !released.contains(order))
                // of several groups, those that go elsewhere were given up when it was agreed
                .filter(order -> ListIndex.known(ways, order).deliveryGroups().isEmpty())
                .toList();
        if (!free.isEmpty()) {
            sites.giveBackOrders(tx, free);
            inventory.releaseOrders(tx, free);
            promises.forget(tx, free.stream().map(GroupRef::first).toList());
        }
        return batch.stream()
                .map(w -> Outcome.of(released.contains(w.subject()) ? "released" : "open")
                        .with(
                                OrderFacts.SAME_DAY,
                                ListIndex.known(ways, w.subject()).parts().stream()
                                        .anyMatch(part ->
                                                part.fulfillment().kind().equals(DeliveryMethod.SAME_DAY))))
                .toList();
    }
}
