package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.allocation.kit.KitExplosion;
import io.crossdock.allocation.kit.OrderKits;
import io.crossdock.allocation.substitution.ChargedLineNumbers;
import io.crossdock.allocation.substitution.ChargedLineNumbers.Sent;
import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.ShipmentResult;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.LineChange;
import io.crossdock.orders.Orders;
import io.crossdock.payments.NewInvoice;
import io.crossdock.payments.NewInvoice.Level;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.payments.Payments;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.UnitLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Charges shipments: changes order lines and invoices the units that left. */
@Component
final class ShipmentInvoices {

    private final Orders orders;
    private final Payments payments;
    private final OrderKits kits;
    private final ChargedLineNumbers charged;

    ShipmentInvoices(Orders orders, Payments payments, OrderKits kits, ChargedLineNumbers charged) {
        this.orders = orders;
        this.payments = payments;
        this.kits = kits;
        this.charged = charged;
    }

    /**
     * Changes order lines and invoices. A kit is charged with the shipment that completes it; within this batch, with
     * the last one.
     *
     * @param shipments with units that left
     * @param left the same units
     * @param beforeGoods of these, those with which shipping is not charged
     */
    void charge(Tx tx, List<ShipmentResult> shipments, List<ReservedUnits> left, Set<Long> beforeGoods) {
        var parts = kits(tx, left);
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
                invoices.add(new NewInvoice(
                        s.fulfillment().value(),
                        s.order(),
                        units,
                        beforeGoods.contains(s.fulfillment().value()) ? Level.LATER : Level.NOW));
            }
        }
        var due = orders.shipped(
                tx,
                invoices.stream()
                        .flatMap(i -> i.units().stream()
                                .map(u -> new LineChange(i.order(), u.line().line(), u.quantity())))
                        .toList());
        if (!invoices.isEmpty()) {
            payments.invoice(tx, due.isEmpty() ? invoices : with(due, invoices));
        }
        kits.clear(tx, parts.keySet());
    }

    /** Digital deliveries of orders of which goods are still to be sent: shipping is charged with those. */
    Set<Long> beforeGoods(Tx tx, Collection<Fulfillment> done) {
        var digital =
                done.stream().filter(f -> f.way() == Fulfillment.Way.DIGITAL).toList();
        if (digital.isEmpty()) {
            return Set.of();
        }
        var waiting = orders
                .load(tx, digital.stream().map(Fulfillment::order).distinct().toList())
                .stream()
                .filter(order -> order.lines().stream()
                        .anyMatch(line -> line.open() > 0
                                && !order.part(order.groupOf(line.line()))
                                        .fulfillment()
                                        .kind()
                                        .equals(DeliveryMethod.DIGITAL)))
                .map(order -> order.id().value())
                .collect(Collectors.toSet());
        return digital.stream()
                .filter(f -> waiting.contains(f.order()))
                .map(f -> f.id().value())
                .collect(Collectors.toSet());
    }

    /** The invoices, of which the last one of each order also has what is due of its service lines. */
    private static List<NewInvoice> with(List<LineChange> due, List<NewInvoice> invoices) {
        var last = ListIndex.by(invoices, NewInvoice::order);
        return invoices.stream()
                .map(i -> last.get(i.order()) == i
                        ? new NewInvoice(
                                i.fulfillment(),
                                i.order(),
                                Stream.concat(i.units().stream(), units(due, i.order()))
                                        .toList(),
                                i.level())
                        : i)
                .toList();
    }

    private static Stream<PaymentRequest.Units> units(List<LineChange> due, long order) {
        return due.stream()
                .filter(d -> d.order() == order)
                .map(d -> new PaymentRequest.Units(UnitLine.ordered(d.line()), d.quantity()));
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
     * Fulfillments without an invoice: of kit components that completed no kit, and of what a customer has before the
     * rest of its parcel, which has the invoice of both.
     */
    Set<Long> without(Tx tx, Collection<Fulfillment> done) {
        var parts = done.stream()
                .filter(f ->
                        f.rest() || f.lines().stream().anyMatch(l -> l.line().ofKit()))
                .map(f -> f.id().value())
                .collect(Collectors.toSet());
        if (!parts.isEmpty()) {
            parts.removeAll(payments.invoiced(tx, List.copyOf(parts)));
        }
        return parts;
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
