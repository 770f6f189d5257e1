package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.allocation.node.CandidateNodes;
import io.crossdock.allocation.reallocation.UnreleasedReservations;
import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.ShipmentResult;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.promises.NodeWork;
import io.crossdock.shared.ListIndex;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * {@code fulfillment.ship}: applies a node's shipment. Stock, order lines and invoice change in one transaction; units
 * that the node did not find are written off at the node, and the order needs them again.
 */
@Component
public final class ShipStage implements Capability.Local {

    private final Fulfillments fulfillments;
    private final Inventory inventory;
    private final CandidateNodes sites;
    private final UnreleasedReservations unworked;
    private final ShipmentInvoices invoices;

    ShipStage(
            Fulfillments fulfillments,
            Inventory inventory,
            CandidateNodes sites,
            UnreleasedReservations unworked,
            ShipmentInvoices invoices) {
        this.fulfillments = fulfillments;
        this.inventory = inventory;
        this.sites = sites;
        this.unworked = unworked;
        this.invoices = invoices;
    }

    @Override
    public Signature signature() {
        return Signature.of("fulfillment.ship", "shipped", "incomplete", "nothing");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        FulfillmentChanges.lockOrders(tx, fulfillments, batch);
        var shipments = fulfillments.ship(tx, Work.subjects(batch));
        var done = ListIndex.by(fulfillments.load(tx, Work.subjects(batch)), f -> f.id().value());
        sites.done(
                tx,
                shipments.stream()
                        .filter(s -> !ListIndex.known(done, s.fulfillment().value())
                                .rest()) // the first parcel took the work off the node's day
                        .map(ShipStage::work)
                        .toList());
        move(tx, shipments, done.values());
        tellOrders(tx, shipments);
        var free = invoices.without(tx, done.values());
        return batch.stream()
                .map(w -> outcome(w, Objects.requireNonNull(done.get(w.subject())), free))
                .toList();
    }

    /**
     * Signals orders that have more to do: units are missing, kit components left, or reserved units have no
     * fulfillment.
     */
    private void tellOrders(Tx tx, List<ShipmentResult> shipments) {
        var planned = shipments.stream()
                .filter(ShipStage::asPlanned)
                .map(ShipmentResult::order)
                .collect(Collectors.toSet());
        var idle = unworked.idle(tx, planned);
        // Work that was asked back and left nevertheless: the order looks at what was to be canceled.
        var asked = fulfillments.handedAnew(
                tx, shipments.stream().map(s -> s.fulfillment().value()).toList());
        shipments.stream()
                .filter(s -> !asPlanned(s)
                        || idle.contains(s.order())
                        || asked.contains(s.fulfillment().value()))
                .forEach(s -> FulfillmentChanges.tell(
                        tx, s.order(), s.fulfillment().toString(), s.any() ? "shipped" : "nothing-found"));
    }

    /** Whether every unit left and none is a kit component. */
    private static boolean asPlanned(ShipmentResult s) {
        return s.lines().stream().allMatch(l -> l.missing() == 0 && !l.line().ofKit());
    }

    private static NodeWork.Given work(ShipmentResult s) {
        return new NodeWork.Given(
                s.order(),
                s.node(),
                s.lines().stream().mapToLong(l -> l.shipped() + l.missing()).sum());
    }

    private static Outcome outcome(Work work, Fulfillment done, Set<Long> free) {
        return switch (done.state()) {
            case SHIPPED, DELIVERED, LOST, RETURNED ->
                Outcome.of(free.contains(work.subject()) ? "incomplete" : "shipped");
            case REJECTED -> Outcome.of("nothing");
            case RELEASED ->
                throw new IllegalStateException(
                        "F" + work.subject() + " is to be shipped and has no report of what left");
        };
    }

    private void move(Tx tx, List<ShipmentResult> shipments, Collection<Fulfillment> done) {
        var left = goods(shipments, ShipmentResult.Line::shipped);
        var missing = goods(shipments, ShipmentResult.Line::missing);
        if (!missing.isEmpty()) {
            inventory.shortPick(tx, missing);
        }
        if (!left.isEmpty()) {
            inventory.ship(tx, left);
            invoices.charge(
                    tx, shipments.stream().filter(ShipmentResult::any).toList(), left, invoices.beforeGoods(tx, done));
        }
    }

    private static List<ReservedUnits> goods(
            List<ShipmentResult> shipments, ToLongFunction<ShipmentResult.Line> quantity) {
        return shipments.stream()
                .flatMap(s -> s.lines().stream()
                        .filter(l -> quantity.applyAsLong(l) > 0)
                        .map(l -> new ReservedUnits(
                                ReservationOwner.order(s.order()),
                                l.line(),
                                l.sku(),
                                s.node(),
                                quantity.applyAsLong(l))))
                .toList();
    }
}
