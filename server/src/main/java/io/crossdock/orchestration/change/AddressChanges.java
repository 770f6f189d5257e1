package io.crossdock.orchestration.change;

import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.orchestration.stage.StageCaseKinds;
import io.crossdock.orders.Address;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.Orders;
import io.crossdock.orders.change.AgreementEdit;
import io.crossdock.orders.change.ChangePart;
import io.crossdock.orders.change.ChangeState;
import io.crossdock.orders.change.OrderChange;
import io.crossdock.orders.change.OrderChanges;
import io.crossdock.shared.ListIndex;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Follows what nodes answer that were asked for another address: work that comes back, or that leaves all the same. */
@Component
public final class AddressChanges {

    private final Orders orders;
    private final OrderChanges changes;
    private final Fulfillments fulfillments;
    private final MethodChanges methods;

    AddressChanges(Orders orders, OrderChanges changes, Fulfillments fulfillments, MethodChanges methods) {
        this.orders = orders;
        this.changes = changes;
        this.fulfillments = fulfillments;
        this.methods = methods;
    }

    /** Decides what is requested of these orders, as far as nodes have answered. */
    public void follow(Tx tx, List<Long> ids) {
        var open = changes.open(tx, ids);
        if (open.isEmpty()) {
            return;
        }
        var work = ListIndex.by(fulfillments.byOrder(tx, open.keySet()), f -> f.id().value());
        open.values().stream()
                .flatMap(List::stream)
                .forEach(change -> change.parts().stream()
                        .filter(part -> part.moves() && !part.awaited().isEmpty())
                        .forEach(part -> follow(tx, change, part, work)));
    }

    private void follow(Tx tx, OrderChange change, ChangePart part, Map<Long, Fulfillment> work) {
        var asked = part.awaited().stream().map(id -> ListIndex.known(work, id)).toList();
        if (asked.stream().anyMatch(f -> f.state() == Fulfillment.State.RELEASED)) {
            return;
        }
        var left = asked.stream()
                .filter(f -> f.state() != Fulfillment.State.REJECTED)
                .map(f -> f.id().toString())
                .collect(Collectors.joining(", "));
        boolean none = asked.stream().noneMatch(f -> f.state() == Fulfillment.State.REJECTED);
        if (!left.isEmpty()) {
            tx.raise(StageCaseKinds.ADDRESS_TOO_LATE.problem(
                    change.order(),
                    left + " left " + as(part) + " after change " + change.number() + " had been asked for ("
                            + change.wish().reasonCode() + ")"));
        }
        if (part.kind().equals(ChangePart.METHOD) && !none) {
            methods.follow(tx, change, part, asked, left);
        } else if (part.state() == ChangeState.REQUESTED) {
            var decided = part.decided(
                    none ? ChangeState.REFUSED : ChangeState.APPLIED,
                    left.isEmpty() ? "the nodes gave the work back and get it anew" : left + " left " + as(part),
                    tx.at());
            decide(tx, orders, changes, change, decided);
            chosenAnew(tx, change, decided, asked);
        } else {
            var outcome = left.isEmpty() ? part.outcome() : left + " left " + as(part);
            var decided = part.decided(new ChangePart.Decision(
                    part.state(), outcome, part.decision().at()));
            changes.decide(tx, change, decided);
            chosenAnew(tx, change, decided, asked);
        }
    }

    private static String as(ChangePart part) {
        return part.kind().equals(ChangePart.METHOD) ? "the old way" : "to the old address";
    }

    /** Work that came back goes to another place: nodes and dates are chosen by it, if anybody can send it there. */
    private void chosenAnew(Tx tx, OrderChange change, ChangePart part, List<Fulfillment> asked) {
        boolean any = asked.stream().anyMatch(f -> f.state() == Fulfillment.State.REJECTED);
        if (any && part.state() == ChangeState.APPLIED && AddressFields.isElsewhere(part)) {
            changes.decide(
                    tx,
                    change,
                    part.decided(new ChangePart.Decision(
                            part.state(),
                            part.outcome() + "; " + methods.chooseAnew(tx, change.order(), part.deliveryGroup(), asked),
                            part.decision().at())));
        }
    }

    /** Stores the decision; what is applied makes the next version. */
    static void decide(Tx tx, Orders orders, OrderChanges changes, OrderChange change, ChangePart decided) {
        changes.decide(tx, change, decided);
        if (decided.state() == ChangeState.APPLIED) {
            var order = orders.load(tx, List.of(change.order())).getFirst().part(decided.deliveryGroup());
            var to = AddressFields.made(decided, order.shipTo());
            changes.readdress(tx, order, to);
            var agreed = orders.agreements(tx, List.of(change.order())).get(change.order());
            if (agreed != null) {
                orders.agree(
                        tx,
                        new OrderId(change.order()),
                        decided.kind(),
                        change.wish().reasonCode(),
                        AgreementEdit.of(agreed.agreement(), order.number())
                                .shipTo(to)
                                .made());
            }
        }
    }

    /** The changes of these that are about the group that the order is a part of. */
    private static List<OrderChange> ofGroup(List<OrderChange> changes, Order part) {
        var groups = part.deliveryGroups();
        return groups.isEmpty()
                ? changes
                : changes.stream()
                        .filter(c -> c.parts().stream()
                                .anyMatch(p -> p.deliveryGroup()
                                        .equals(groups.getFirst().id())))
                        .toList();
    }

    /**
     * The address for work that is handed out now: the one that other nodes are still asked for, if there is one. Work
     * that was asked back itself keeps the one that it had.
     */
    public Map<Long, Address> of(Tx tx, Collection<Order> known, Collection<Fulfillment> work) {
        var byId = ListIndex.by(known, o -> o.id().value());
        var open = changes.open(tx, byId.keySet());
        var addresses = new HashMap<Long, Address>();
        if (open.isEmpty()) {
            return addresses;
        }
        for (var f : work) {
            var others = open.getOrDefault(f.order(), List.of()).stream()
                    .filter(c -> c.parts().stream().noneMatch(p -> p.awaited().contains(f.id().value())))
                    .toList();
            var order = ListIndex.known(byId, f.order()).part(f.group());
            AddressFields.pending(ofGroup(others, order), order.shipTo())
                    .ifPresent(address -> addresses.put(f.id().value(), address));
        }
        return addresses;
    }
}
