package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.allocation.kit.KitExplosion;
import io.crossdock.allocation.kit.OrderKits;
import io.crossdock.allocation.node.CandidateNodes;
import io.crossdock.allocation.reallocation.UnreleasedReservations;
import io.crossdock.allocation.substitution.ChargedLineNumbers;
import io.crossdock.allocation.substitution.ChargedLineNumbers.Sent;
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
import io.crossdock.orders.LineChange;
import io.crossdock.orders.Orders;
import io.crossdock.payments.NewInvoice;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.payments.Payments;
import io.crossdock.promises.NodeWork;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.UnitLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
    private final Orders orders;
    private final Payments payments;
    private final CandidateNodes sites;
    private final OrderKits kits;
    private final ChargedLineNumbers charged;
    private final UnreleasedReservations unworked;

    ShipStage(
            Fulfillments fulfillments,
            Inventory inventory,
            Orders orders,
            Payments payments,
            CandidateNodes sites,
            OrderKits kits,
            ChargedLineNumbers charged,
            UnreleasedReservations unworked) {
        this.unworked = unworked;
        this.kits = kits;
        this.charged = charged;
        this.fulfillments = fulfillments;
        this.inventory = inventory;
        this.orders = orders;
        this.payments = payments;
        this.sites = sites;
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
        move(tx, shipments);
        tellOrders(tx, shipments);
        var free = withoutInvoice(tx, done.values());
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

    /** Fulfillments of kit components that completed no kit: they have no invoice. */
    private Set<Long> withoutInvoice(Tx tx, Collection<Fulfillment> done) {
        var parts = done.stream()
                .filter(f -> f.lines().stream().anyMatch(l -> l.line().ofKit()))
                .map(f -> f.id().value())
                .collect(Collectors.toSet());
        if (!parts.isEmpty()) {
            parts.removeAll(payments.invoiced(tx, List.copyOf(parts)));
        }
        return parts;
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

    private void move(Tx tx, List<ShipmentResult> shipments) {
        var left = goods(shipments, ShipmentResult.Line::shipped);
        var missing = goods(shipments, ShipmentResult.Line::missing);
        if (!missing.isEmpty()) {
            inventory.shortPick(tx, missing);
        }
        if (!left.isEmpty()) {
            inventory.ship(tx, left);
            charge(tx, shipments.stream().filter(ShipmentResult::any).toList(), kits(tx, left));
        }
    }

    /** Kits of the orders whose components left. */
    private Map<Long, KitExplosion> kits(Tx tx, List<ReservedUnits> left) {
        return kits.load(
                tx,
                left.stream()
                        .filter(g -> g.line().ofKit())
                        .map(ReservedUnits::order)
                        .toList());
    }

    /**
     * Changes order lines and invoices. A kit is charged with the shipment that completes it; within this batch, with
     * the last one.
     */
    private void charge(Tx tx, List<ShipmentResult> shipments, Map<Long, KitExplosion> parts) {
        var last = ListIndex.by(shipments, ShipmentResult::order);
        var invoices = new ArrayList<NewInvoice>();
        var apart = charged.of(
                tx,
                shipments.stream()
                        .flatMap(s -> s.lines().stream().map(l -> sent(s, l)))
                        .toList());
        for (var s : shipments) {
            var units = new ArrayList<>(units(s, apart));
            var made = parts.get(s.order());
            if (made != null && last.get(s.order()) == s) {
                made.whole().stream()
                        .filter(w -> w.shipped() > 0)
                        .forEach(w -> units.add(new PaymentRequest.Units(UnitLine.ordered(w.line()), w.shipped())));
            }
            if (!units.isEmpty()) {
                invoices.add(new NewInvoice(s.fulfillment().value(), s.order(), units));
            }
        }
        orders.shipped(
                tx,
                invoices.stream()
                        .flatMap(i -> i.units().stream()
                                .map(u -> new LineChange(i.order(), u.line().line(), u.quantity())))
                        .toList());
        if (!invoices.isEmpty()) {
            payments.invoice(tx, invoices);
        }
        kits.clear(tx, parts.keySet());
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

    private static Sent sent(ShipmentResult s, ShipmentResult.Line line) {
        return new Sent(s.order(), line.line(), line.sku());
    }

    private static List<PaymentRequest.Units> units(ShipmentResult s, ChargedLineNumbers.Charged apart) {
        return s.lines().stream()
                .filter(l -> l.shipped() > 0 && !l.line().ofKit())
                .map(l -> new PaymentRequest.Units(apart.line(sent(s, l)), l.shipped()))
                .toList();
    }
}
