package io.crossdock.orchestration.change;

import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.Orders;
import io.crossdock.orders.change.AgreementEdit;
import io.crossdock.orders.change.ChangePart;
import io.crossdock.orders.change.ChangeState;
import io.crossdock.orders.change.OrderChange;
import io.crossdock.orders.change.OrderChanges;
import io.crossdock.payments.Payments;
import io.crossdock.payments.PriceReduction;
import io.crossdock.payments.extension.MoneyExtension;
import io.crossdock.payments.extension.OrderExtensions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Sends work another way once its nodes have given it back. */
@Component
final class MethodChanges {

    private final Orders orders;
    private final OrderChanges changes;
    private final Fulfillments fulfillments;
    private final Payments payments;
    private final OrderExtensions extensions;
    private final ChangeOffers offers;
    private final IdleUnits idle;

    MethodChanges(
            Orders orders,
            OrderChanges changes,
            Fulfillments fulfillments,
            Payments payments,
            OrderExtensions extensions,
            ChangeOffers offers,
            IdleUnits idle) {
        this.orders = orders;
        this.changes = changes;
        this.fulfillments = fulfillments;
        this.payments = payments;
        this.extensions = extensions;
        this.offers = offers;
        this.idle = idle;
    }

    /**
     * Decides a method for which all nodes have answered.
     *
     * @param asked their work, of which some came back
     * @param left the work that left all the same; empty: none
     */
    void follow(Tx tx, OrderChange change, ChangePart part, List<Fulfillment> asked, String left) {
        if (part.state() != ChangeState.REQUESTED) {
            changes.decide(tx, change, part.decided(part.decision()));
            return;
        }
        var order = orders.load(tx, List.of(change.order())).getFirst().part(part.deliveryGroup());
        var others = others(tx, order, part);
        if (!others.isEmpty()) {
            askBack(tx, others);
            changes.decide(
                    tx,
                    change,
                    part.awaiting(Stream.concat(part.awaited().stream(), others.stream())
                            .toList()));
            return;
        }
        var wanted = MethodRule.wanted(order, part);
        var no = refusal(tx, wanted, part);
        if (no.isEmpty()) {
            apply(tx, change, part, wanted, asked);
            var words = "the nodes gave the work back; nodes and date are chosen anew";
            changes.decide(
                    tx,
                    change,
                    part.decided(
                            ChangeState.APPLIED,
                            left.isEmpty() ? words : left + " left the old way; the rest goes the new way",
                            tx.at()));
        } else {
            changes.decide(
                    tx, change, part.decided(ChangeState.REFUSED, no + "; the nodes get the work anew", tx.at()));
        }
    }

    /** Work that was handed out after the nodes had been asked. */
    private List<Long> others(Tx tx, Order order, ChangePart part) {
        boolean whole = order.deliveryGroups().isEmpty();
        return fulfillments.byOrder(tx, List.of(order.id().value())).stream()
                .filter(f -> f.state() == Fulfillment.State.RELEASED)
                .filter(f -> whole || f.group() == order.number())
                .map(f -> f.id().value())
                .filter(id -> !part.awaited().contains(id))
                .toList();
    }

    private void askBack(Tx tx, List<Long> work) {
        work.forEach(id -> tx.signal(new Tx.Signal(id, "recall-requested", Map.of())));
        fulfillments.handAnew(tx, work);
    }

    /** Why it can't go that way any more; empty if it can. Its lower price is booked then. */
    private String refusal(Tx tx, Order wanted, ChangePart part) {
        var offer = offers.of(tx, wanted);
        if (!offer.possible()) {
            return "nobody can serve it that way any more: " + offer.why();
        }
        if (part.moneyMinor() < 0) {
            var whole = orders.load(tx, List.of(wanted.id().value())).getFirst(); // which is charged as one
            var open = whole.everyLine().stream().collect(Collectors.toMap(OrderLine::line, OrderLine::open));
            var less = new PriceReduction(wanted.id().value(), null, -part.moneyMinor(), open);
            return payments.reduce(tx, less).fits() ? "" : "its price can't be lowered by that much any more";
        }
        return "";
    }

    /** Decides a method whose money is there, where no node has work of it. @return whether it is made */
    boolean atOnce(Tx tx, OrderChange change, ChangePart part) {
        var order = orders.load(tx, List.of(change.order())).getFirst().part(part.deliveryGroup());
        var wanted = MethodRule.wanted(order, part);
        var no = refusal(tx, wanted, part);
        if (no.isEmpty()) {
            apply(tx, change, part, wanted, List.of());
        }
        changes.decide(
                tx,
                change,
                part.decided(
                        no.isEmpty() ? ChangeState.APPLIED : ChangeState.REFUSED,
                        no.isEmpty() ? "its money is authorized; nodes and date are chosen anew" : no,
                        tx.at()));
        return no.isEmpty();
    }

    private void apply(Tx tx, OrderChange change, ChangePart part, Order wanted, List<Fulfillment> asked) {
        if (part.moneyMinor() > 0) {
            var more = new MoneyExtension(change.order(), part.asked().extension(), part.moneyMinor(), List.of());
            extensions.apply(tx, more);
        }
        changes.deliver(tx, wanted, wanted.fulfillment(), wanted.service());
        changes.readdress(tx, wanted, wanted.shipTo());
        giveUp(tx, wanted, asked);
        var agreed = orders.agreements(tx, List.of(change.order())).get(change.order());
        if (agreed != null) {
            var edit = AgreementEdit.of(agreed.agreement(), wanted.number())
                    .deliver(wanted.fulfillment(), wanted.service())
                    .shipping(part.moneyMinor(), change.wish().reasonCode());
            if (part.fields().after().hasNonNull("shipTo")) {
                edit.shipTo(wanted.shipTo());
            }
            orders.agree(tx, wanted.id(), part.kind(), change.wish().reasonCode(), edit.made());
        }
    }

    private void giveUp(Tx tx, Order order, List<Fulfillment> asked) {
        idle.giveUp(
                tx,
                order,
                asked.stream()
                        .filter(f -> f.state() == Fulfillment.State.REJECTED)
                        .toList());
    }

    /**
     * Lets nodes and date be chosen anew, if anybody can serve the order as it is.
     *
     * @param group id of the delivery group that it is about; empty: the order has one
     * @return what becomes of them
     */
    String chooseAnew(Tx tx, long id, String group, List<Fulfillment> asked) {
        var order = orders.load(tx, List.of(id)).getFirst().part(group);
        var offer = offers.of(tx, order);
        if (offer.possible()) {
            giveUp(tx, order, asked);
            return "nodes and date are chosen anew";
        }
        return "nodes and date stay: nobody else can send it there (" + offer.why() + ")";
    }
}
