package io.crossdock.orchestration.change;

import io.crossdock.allocation.node.CandidateNodes;
import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.ReleaseRequest;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import io.crossdock.promises.NodeWork;
import io.crossdock.promises.Promises;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.NodeLineRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    /**
     * @param part the order, or the delivery group whose units are given up
     * @param back work that its nodes gave back, and that is booked there
     */
    void giveUp(Tx tx, Order part, List<Fulfillment> back) {
        long order = part.id().value();
        var lines = part.lines().stream().map(OrderLine::line).collect(Collectors.toSet());
        var worked = worked(tx, order);
        var idle = inventory.reserved(tx, List.of(order)).stream()
                .filter(r -> lines.contains(r.line().line()))
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
        if (back.isEmpty()) {
            sites.giveBack(tx, booked(order, idle));
        }
        promises.forget(tx, List.of(new GroupRef(order, part.number())));
    }

    /** What is booked at nodes for units that no node has got yet. */
    private static List<NodeWork.Given> booked(long order, List<ReleaseRequest> idle) {
        var units = new TreeMap<String, Long>();
        idle.forEach(r -> units.merge(r.node(), r.quantity(), Long::sum));
        return units.entrySet().stream()
                .map(at -> new NodeWork.Given(order, at.getKey(), at.getValue()))
                .toList();
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
