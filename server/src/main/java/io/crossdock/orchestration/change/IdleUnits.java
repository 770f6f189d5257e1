package io.crossdock.orchestration.change;

import io.crossdock.allocation.node.CandidateNodes;
import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.ReleaseRequest;
import io.crossdock.promises.NodeWork;
import io.crossdock.promises.Promises;
import io.crossdock.shared.NodeLineRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Gives up units that an order holds and no node works on, so that nodes and date are chosen anew. */
@Component
final class IdleUnits {

    private final Fulfillments fulfillments;
    private final Inventory inventory;
    private final CandidateNodes sites;
    private final Promises promises;

    IdleUnits(Fulfillments fulfillments, Inventory inventory, CandidateNodes sites, Promises promises) {
        this.fulfillments = fulfillments;
        this.inventory = inventory;
        this.sites = sites;
        this.promises = promises;
    }

    /** @param back work that its nodes gave back, and that is booked there */
    void giveUp(Tx tx, long order, List<Fulfillment> back) {
        var worked = worked(tx, order);
        var idle = inventory.reserved(tx, List.of(order)).stream()
                .map(r -> new ReleaseRequest(
                        r.owner(),
                        r.line(),
                        r.node(),
                        r.quantity() - worked.getOrDefault(new NodeLineRef(order, r.line(), r.node()), 0L)))
                .filter(r -> r.quantity() > 0)
                .toList();
        sites.giveBack(
                tx,
                back.stream()
                        .filter(f -> !f.rest())
                        .map(f -> new NodeWork.Given(
                                order,
                                f.node(),
                                f.lines().stream()
                                        .mapToLong(Fulfillment.Line::quantity)
                                        .sum()))
                        .toList());
        if (!idle.isEmpty()) {
            inventory.release(tx, idle);
        }
        promises.forget(tx, List.of(order));
    }

    private Map<NodeLineRef, Long> worked(Tx tx, long order) {
        var worked = new HashMap<NodeLineRef, Long>();
        fulfillments.byOrder(tx, List.of(order)).stream()
                .filter(f -> f.state() == Fulfillment.State.RELEASED)
                .forEach(f -> f.lines()
                        .forEach(l ->
                                worked.merge(new NodeLineRef(order, l.line(), f.node()), l.quantity(), Long::sum)));
        return worked;
    }
}
