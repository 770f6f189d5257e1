package io.crossdock.orchestration;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.Shipped;
import io.crossdock.inventory.Goods;
import io.crossdock.inventory.Inventory;
import io.crossdock.orders.LineChange;
import io.crossdock.orders.Orders;
import io.crossdock.payments.MoneyWish;
import io.crossdock.payments.NewInvoice;
import io.crossdock.payments.Payments;
import io.crossdock.promises.NodeWork;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/**
 * {@code fulfillment.ship}: the goods left. Stock, order lines and invoice change in one transaction; what the node did not find is
 * written off there and is open on the order again.
 */
@Component
final class ShipFulfillments implements Capability.Local {

    private final Fulfillments fulfillments;
    private final Inventory inventory;
    private final Orders orders;
    private final Payments payments;
    private final Sites sites;

    ShipFulfillments(Fulfillments fulfillments, Inventory inventory, Orders orders, Payments payments, Sites sites) {
        this.fulfillments = fulfillments;
        this.inventory = inventory;
        this.orders = orders;
        this.payments = payments;
        this.sites = sites;
    }

    @Override
    public String name() {
        return "fulfillment.ship";
    }

    @Override
    public Set<String> outcomes() {
        return Set.of("shipped", "nothing");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        FulfillmentStages.lockOrders(tx, fulfillments, batch);
        var shipments = fulfillments.ship(tx, Subjects.of(batch));
        sites.done(tx, shipments.stream().map(ShipFulfillments::work).toList());
        move(tx, shipments);
        for (var s : shipments) {
            FulfillmentStages.tellOrder(tx, s.order(), s.fulfillment().toString(), s.any() ? "shipped" : "nothing-found");
        }
        var states = new HashMap<Long, Fulfillment.State>();
        fulfillments.load(tx, Subjects.of(batch)).forEach(f -> states.put(f.id().value(), f.state()));
        return batch.stream().map(w -> outcome(w, states.get(w.subject()))).toList();
    }

    private static NodeWork.Given work(Shipped s) {
        return new NodeWork.Given(s.order(), s.node(), s.lines().stream().mapToLong(l -> l.shipped() + l.missing()).sum());
    }

    private static Outcome outcome(Work work, Fulfillment.State state) {
        return switch (state) {
            case SHIPPED, DELIVERED, LOST -> Outcome.of("shipped");
            case REJECTED -> Outcome.of("nothing");
            case RELEASED -> throw new IllegalStateException("F" + work.subject() + " is to be shipped and nobody said what left");
        };
    }

    private void move(Tx tx, List<Shipped> shipments) {
        var left = goods(shipments, Shipped.Line::shipped);
        var missing = goods(shipments, Shipped.Line::missing);
        if (!missing.isEmpty()) {
            inventory.shortPick(tx, missing);
        }
        if (!left.isEmpty()) {
            inventory.ship(tx, left);
            orders.shipped(tx, left.stream().map(g -> new LineChange(g.order(), g.line(), g.quantity())).toList());
            payments.invoice(tx, shipments.stream().filter(Shipped::any).map(ShipFulfillments::invoice).toList());
        }
    }

    private static List<Goods> goods(List<Shipped> shipments, ToLongFunction<Shipped.Line> quantity) {
        return shipments.stream()
                .flatMap(s -> s.lines().stream()
                        .filter(l -> quantity.applyAsLong(l) > 0)
                        .map(l -> new Goods(s.order(), l.line(), l.sku(), s.node(), quantity.applyAsLong(l))))
                .toList();
    }

    private static NewInvoice invoice(Shipped s) {
        return new NewInvoice(s.fulfillment().value(), s.order(), s.lines().stream()
                .filter(l -> l.shipped() > 0)
                .map(l -> new MoneyWish.Units(l.line(), l.shipped()))
                .toList());
    }
}
