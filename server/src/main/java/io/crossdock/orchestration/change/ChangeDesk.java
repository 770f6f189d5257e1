package io.crossdock.orchestration.change;

import io.crossdock.engine.SubjectLockStore;
import io.crossdock.engine.Tx;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderRequests;
import io.crossdock.orders.Orders;
import io.crossdock.orders.change.AgreementEdit;
import io.crossdock.orders.change.ChangeAction;
import io.crossdock.orders.change.ChangePart;
import io.crossdock.orders.change.ChangePreview;
import io.crossdock.orders.change.ChangeRequests;
import io.crossdock.orders.change.ChangeState;
import io.crossdock.orders.change.ChangeWish;
import io.crossdock.orders.change.OrderChange;
import io.crossdock.orders.change.OrderChanges;
import io.crossdock.payments.NewPayment;
import io.crossdock.payments.Payments;
import io.crossdock.payments.PriceReduction;
import io.crossdock.payments.ReductionPlan;
import io.crossdock.payments.extension.ExtensionTerms;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Loads what a change is decided by, lets {@link ChangeRule} decide, and stores what follows. */
@Component
final class ChangeDesk implements ChangeRequests {

    private final Orders orders;
    private final OrderChanges changes;
    private final OrderRequests requests;
    private final Payments payments;
    private final ChangeStandings standings;
    private final ChangeOffers offers;
    private final FurtherLines further;

    ChangeDesk(
            Orders orders,
            OrderChanges changes,
            OrderRequests requests,
            Payments payments,
            ChangeStandings standings,
            ChangeOffers offers,
            FurtherLines further) {
        this.further = further;
        this.orders = orders;
        this.changes = changes;
        this.requests = requests;
        this.payments = payments;
        this.standings = standings;
        this.offers = offers;
    }

    @Override
    public Answer change(Tx tx, OrderId id, ChangeWish wish) {
        SubjectLockStore.take(tx, List.of(id.value()));
        var whole = standings.of(tx, id);
        var ground = ground(whole, wish);
        var draft = decide(tx, whole, ground, wish);
        if (!draft.violations.isEmpty()) {
            return new Answer(null, draft.violations);
        }
        var sold = more(tx, ground.order(), draft);
        var no = sold.isEmpty() ? further.begin(tx, whole.order(), draft) : sold;
        if (!no.isEmpty()) {
            return new Answer(null, List.of(new Violation("/actions/0", ViolationCode.NOT_ALLOWED, no)));
        }
        cancel(tx, id, wish, draft);
        if (draft.price != null && !payments.reduce(tx, draft.price).fits()) {
            throw new Refused("order-moved-on", 409, "The money of the order moved just now; nothing was changed");
        }
        move(tx, ground, draft);
        var change = changes.add(tx, id, wish, draft.parts);
        if (isAnyApplied(draft)) {
            orders.agree(
                    tx,
                    id,
                    kinds(draft),
                    wish.reasonCode(),
                    edited(ground, wish, draft).made());
        }
        return new Answer(change, List.of());
    }

    /** What the change is decided by: the order, or the delivery group that it is about. */
    private static ChangeGround ground(ChangeGround whole, ChangeWish wish) {
        return GroupRule.part(whole.order(), wish).map(whole::of).orElse(whole);
    }

    private ChangeDraft decide(Tx tx, ChangeGround whole, ChangeGround ground, ChangeWish wish) {
        var no = GroupRule.violations(whole.order(), wish);
        if (!no.isEmpty()) {
            var refused = new ChangeDraft();
            refused.violations.addAll(no);
            return refused;
        }
        var draft = ChangeRule.decide(ground, wish, outlook(tx, whole.order()), tx.at());
        var group = wish.deliveryGroup();
        if (group != null) {
            draft.parts.replaceAll(part -> part.of(group));
        }
        return draft;
    }

    /** The money first, which is only looked at until it fits; then the units. @return why the order can't get it */
    private String more(Tx tx, Order order, ChangeDraft draft) {
        var line = draft.line;
        if (line == null) {
            return "";
        }
        long id = order.id().value();
        if (payments.of(tx, List.of(id)).stream().noneMatch(p -> p.method().equals(NewPayment.COLLECTED))) {
            return "the channel does not have this order's money: a person can add the line";
        }
        var missing = further.units().reserve(tx, order, List.of(line));
        if (!missing.isEmpty()) {
            return "nobody has the further units now: " + missing;
        }
        payments.extend(tx, id, new NewPayment.Line(line.line(), line.quantity(), line.totalMinor()));
        changes.addLine(tx, order.id(), line);
        return "";
    }

    private static boolean isAnyApplied(ChangeDraft draft) {
        return draft.parts.stream().anyMatch(p -> p.state() == ChangeState.APPLIED);
    }

    @Override
    public ChangePreview preview(Tx tx, OrderId id, ChangeWish wish) {
        var whole = standings.of(tx, id);
        var ground = ground(whole, wish);
        var draft = decide(tx, whole, ground, wish);
        if (!draft.violations.isEmpty()) {
            return new ChangePreview(
                    draft.violations,
                    List.of(),
                    null,
                    ChangePreview.ChangeMoney.NONE,
                    ChangePreview.ChangedPromise.NONE,
                    List.of());
        }
        return new ChangePreview(
                List.of(),
                draft.parts,
                isAnyApplied(draft) ? version(ground) : null,
                draft.money,
                draft.promise,
                draft.work);
    }

    private ChangeOutlook outlook(Tx tx, Order order) {
        return new ChangeOutlook() {
            @Override
            public ReductionPlan money(PriceReduction wish) {
                return payments.reducible(tx, wish);
            }

            @Override
            public String more(NewLine line) {
                return further.units().unknown(tx, line.sku());
            }

            @Override
            public ExtensionTerms further() {
                return further.terms(tx, order);
            }

            @Override
            public MethodOffer offer(Order wanted) {
                return offers.of(tx, wanted);
            }
        };
    }

    private static Integer version(ChangeGround ground) {
        return Objects.requireNonNull(ground.agreed()).version() + 1;
    }

    private void cancel(Tx tx, OrderId id, ChangeWish wish, ChangeDraft draft) {
        if (draft.units.isEmpty()) {
            return;
        }
        var reason = wish.note().isEmpty() ? wish.reasonCode() : wish.note();
        var answer = requests.cancelLines(tx, id, draft.units, reason);
        if (answer != OrderRequests.Answer.TAKEN) {
            throw new Refused(
                    "change-refused",
                    409,
                    "The order can't be changed like that; nothing was changed",
                    List.of(new Violation("", ViolationCode.NOT_ALLOWED, "the units can't be canceled: " + answer)));
        }
    }

    /** The order goes elsewhere, or its nodes are asked; what was asked before is replaced. */
    private void move(Tx tx, ChangeGround ground, ChangeDraft draft) {
        if (draft.parts.stream().noneMatch(ChangePart::moves)) {
            signal(tx, ground, draft);
            return;
        }
        for (var change : ground.said().open()) {
            change.parts().stream()
                    .filter(p -> p.moves() && p.state() == ChangeState.REQUESTED)
                    .forEach(p -> changes.decide(
                            tx, change, p.decided(ChangeState.REFUSED, "another change took its place", tx.at())));
        }
        if (draft.address != null) {
            changes.readdress(tx, ground.order(), draft.address);
        }
        if (draft.wanted != null) {
            var wanted = draft.wanted;
            changes.deliver(tx, wanted, wanted.fulfillment(), wanted.service());
            changes.readdress(tx, wanted, wanted.shipTo());
        }
        if (!ground.order().deliveryGroups().isEmpty() && ground.work().isEmpty() && draft.event != null) {
            further.units().giveUp(tx, ground.order()); // of the group alone; the process does so for whole orders
        }
        signal(tx, ground, draft);
    }

    private static void signal(Tx tx, ChangeGround ground, ChangeDraft draft) {
        if (draft.event != null) {
            tx.signal(new Tx.Signal(ground.order().id().value(), draft.event, Map.of()));
        }
    }

    private static String kinds(ChangeDraft draft) {
        return draft.parts.stream()
                .filter(p -> p.state() == ChangeState.APPLIED)
                .map(ChangePart::kind)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static AgreementEdit edited(ChangeGround ground, ChangeWish wish, ChangeDraft draft) {
        var edit = AgreementEdit.of(
                Objects.requireNonNull(ground.agreed()).agreement(),
                ground.order().number());
        if (draft.address != null) {
            edit.shipTo(draft.address);
        }
        for (var action : wish.actions()) {
            switch (action) {
                case ChangeAction.DeliveryNotes notes ->
                    edit.delivery("giftMessage", notes.giftMessage()).delivery("instructions", notes.instructions());
                case ChangeAction.LowerPrice price -> edit.lower(price, wish.reasonCode());
                case ChangeAction.NewMethod to -> method(edit, to, draft, wish);
                case ChangeAction.NewAddress to -> {}
                case ChangeAction.NewRecipient to -> {}
                case ChangeAction.MoreUnits more -> edit.add(more.line());
                case ChangeAction.FewerUnits units -> {}
                case ChangeAction.FurtherLine more -> {}
            }
        }
        draft.more.lines().forEach(edit::add);
        return edit;
    }

    private static void method(AgreementEdit edit, ChangeAction.NewMethod to, ChangeDraft draft, ChangeWish wish) {
        var wanted = draft.wanted;
        if (wanted != null) {
            edit.deliver(wanted.fulfillment(), wanted.service()).shipping(to.moneyMinor(), wish.reasonCode());
            if (to.shipTo() != null) {
                edit.shipTo(to.shipTo());
            }
        }
    }

    @Override
    public boolean decide(Tx tx, OrderChange asked, ChangeState state, String note) {
        SubjectLockStore.take(tx, List.of(asked.order()));
        var open = changes.open(tx, List.of(asked.order())).getOrDefault(asked.order(), List.of()).stream()
                .filter(c -> c.number() == asked.number())
                .flatMap(c -> c.parts().stream()
                        .filter(p -> (p.moves() || p.awaitsMoney()) && p.state() == ChangeState.REQUESTED)
                        .flatMap(p -> Stream.of(new Decided(c, p))))
                .toList();
        if (state == ChangeState.APPLIED && open.stream().anyMatch(d -> d.part().awaitsMoney())) {
            throw new Refused(
                    "change-not-requested",
                    409,
                    "It costs more than is authorized: it is made when the payment provider has authorized that");
        }
        if (state == ChangeState.APPLIED
                && open.stream().anyMatch(d -> d.part().kind().equals(ChangePart.METHOD))) {
            throw new Refused(
                    "change-not-requested",
                    409,
                    "Goods go another way when their node has given the work back: say that of the fulfillment");
        }
        open.forEach(d ->
                AddressChanges.decide(tx, orders, changes, d.change(), d.part().decided(state, note, tx.at())));
        return !open.isEmpty();
    }

    private record Decided(OrderChange change, ChangePart part) {}
}
