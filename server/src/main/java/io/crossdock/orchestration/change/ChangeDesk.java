package io.crossdock.orchestration.change;

import io.crossdock.engine.Engine;
import io.crossdock.engine.SubjectLocks;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.masterdata.KnownKits;
import io.crossdock.orders.OrderFacts;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderLine;
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
import io.crossdock.payments.Payments;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Loads what a change is decided by, lets {@link ChangeRule} decide, and stores what follows. */
@Component
final class ChangeDesk implements ChangeRequests {

    private static final String PROCESS = "order";
    private static final String ENDED = "ended";
    private static final List<String> EVENTS =
            List.of(ChangeRule.ADDRESS_CHANGED, ChangeRule.ADDRESS_ASKED, ChangeRule.CANCEL, ChangeRule.CANCEL_LINES);

    private final Engine engine;
    private final Orders orders;
    private final OrderChanges changes;
    private final OrderRequests requests;
    private final Fulfillments fulfillments;
    private final Payments payments;
    private final KnownKits kits;

    ChangeDesk(
            Engine engine,
            Orders orders,
            OrderChanges changes,
            OrderRequests requests,
            Fulfillments fulfillments,
            Payments payments,
            KnownKits kits) {
        this.engine = engine;
        this.orders = orders;
        this.changes = changes;
        this.requests = requests;
        this.fulfillments = fulfillments;
        this.payments = payments;
        this.kits = kits;
    }

    @Override
    public Answer change(Tx tx, OrderId id, ChangeWish wish) {
        SubjectLocks.take(tx, List.of(id.value()));
        var ground = ground(tx, id);
        var draft = ChangeRule.decide(ground, wish, price -> payments.reducible(tx, price), tx.at());
        if (!draft.violations.isEmpty()) {
            return new Answer(null, draft.violations);
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

    private static boolean isAnyApplied(ChangeDraft draft) {
        return draft.parts.stream().anyMatch(p -> p.state() == ChangeState.APPLIED);
    }

    @Override
    public ChangePreview preview(Tx tx, OrderId id, ChangeWish wish) {
        var ground = ground(tx, id);
        var draft = ChangeRule.decide(ground, wish, price -> payments.reducible(tx, price), tx.at());
        if (!draft.violations.isEmpty()) {
            return new ChangePreview(draft.violations, List.of(), null, ChangePreview.ChangeMoney.NONE, "", List.of());
        }
        return new ChangePreview(
                List.of(),
                draft.parts,
                isAnyApplied(draft) ? version(ground) : null,
                draft.money,
                draft.promise,
                draft.work);
    }

    private static Integer version(ChangeGround ground) {
        return Objects.requireNonNull(ground.agreed()).version() + 1;
    }

    private ChangeGround ground(Tx tx, OrderId id) {
        var order = orders.load(tx, List.of(id.value())).getFirst();
        var standing = standing(tx, id);
        var facts = tx.facts(id.value());
        var atNodes = fulfillments.byOrder(tx, List.of(id.value())).stream()
                .filter(f -> f.state() == Fulfillment.State.RELEASED)
                .toList();
        var stages = ListIndex.by(
                EngineQueries.standing(
                        tx, atNodes.stream().map(f -> f.id().value()).toList()),
                Standing::subject);
        return new ChangeGround(
                order,
                orders.agreements(tx, List.of(id.value())).get(id.value()),
                standing,
                events(standing),
                atNodes.stream()
                        .map(f -> new ChangeGround.AtNode(f, stage(stages.get(f.id().value()))))
                        .toList(),
                new ChangeGround.Said(
                        changes.open(tx, List.of(id.value())).getOrDefault(id.value(), List.of()),
                        orders.cancelRequests(tx, List.of(id.value())),
                        Set.copyOf(kits.kits(
                                        tx,
                                        order.lines().stream()
                                                .map(OrderLine::sku)
                                                .toList())
                                .keySet())),
                new ChangeGround.Flags(OrderFacts.UNPAID.of(facts), OrderFacts.RECALLED.of(facts)));
    }

    private static String stage(@Nullable Standing standing) {
        return standing == null ? "" : standing.stage();
    }

    private static @Nullable Standing standing(Tx tx, OrderId id) {
        return EngineQueries.standing(tx, List.of(id.value())).stream()
                .filter(s -> s.process().equals(PROCESS))
                .findFirst()
                .orElse(null);
    }

    private Set<String> events(@Nullable Standing standing) {
        if (standing == null || standing.status().equals(ENDED)) {
            return Set.of();
        }
        var process = engine.processes().pinned(PROCESS, standing.version());
        return EVENTS.stream()
                .filter(event -> process.takes(standing.stage(), event))
                .collect(Collectors.toSet());
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
            return;
        }
        for (var change : ground.said().open()) {
            change.parts().stream()
                    .filter(p -> p.moves() && p.state() == ChangeState.REQUESTED)
                    .forEach(p -> changes.decide(
                            tx, change, p.decided(ChangeState.REFUSED, "another change took its place", tx.at())));
        }
        if (draft.address != null) {
            changes.readdress(tx, ground.order().id(), draft.address);
        }
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
        var edit = AgreementEdit.of(Objects.requireNonNull(ground.agreed()).agreement());
        if (draft.address != null) {
            edit.shipTo(draft.address);
        }
        for (var action : wish.actions()) {
            switch (action) {
                case ChangeAction.DeliveryNotes notes ->
                    edit.delivery("giftMessage", notes.giftMessage()).delivery("instructions", notes.instructions());
                case ChangeAction.LowerPrice price -> edit.lower(price, wish.reasonCode());
                case ChangeAction.NewAddress to -> {}
                case ChangeAction.NewRecipient to -> {}
                case ChangeAction.FewerUnits units -> {}
            }
        }
        return edit;
    }

    @Override
    public boolean decide(Tx tx, OrderChange asked, ChangeState state, String note) {
        SubjectLocks.take(tx, List.of(asked.order()));
        var open = changes.open(tx, List.of(asked.order())).getOrDefault(asked.order(), List.of()).stream()
                .filter(c -> c.number() == asked.number())
                .flatMap(c -> c.parts().stream()
                        .filter(p -> p.moves() && p.state() == ChangeState.REQUESTED)
                        .flatMap(p -> Stream.of(new Decided(c, p))))
                .toList();
        open.forEach(d ->
                AddressChanges.decide(tx, orders, changes, d.change(), d.part().decided(state, note, tx.at())));
        return !open.isEmpty();
    }

    private record Decided(OrderChange change, ChangePart part) {}
}
