package io.crossdock.orchestration.web;

import io.crossdock.allocation.backorder.WaitingOrder;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.supply.SupplyClaims;
import io.crossdock.orchestration.web.OrderView.AgreementView;
import io.crossdock.orchestration.web.OrderView.FulfillmentView;
import io.crossdock.orchestration.web.OrderView.MoneyView;
import io.crossdock.orchestration.web.OrderView.PromiseView;
import io.crossdock.orchestration.web.OrderView.ReturnView;
import io.crossdock.orchestration.web.OrderView.SubstitutionView;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderState;
import io.crossdock.orders.Orders;
import io.crossdock.orders.consent.WaitConsents;
import io.crossdock.orders.consent.WaitQuestion;
import io.crossdock.orders.deadline.OrderDeadlines;
import io.crossdock.orders.hold.HoldState;
import io.crossdock.orders.hold.OrderHold;
import io.crossdock.orders.hold.OrderHolds;
import io.crossdock.payments.Payments;
import io.crossdock.promises.BackorderDates;
import io.crossdock.promises.Promises;
import io.crossdock.returns.Returns;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.Refused;
import io.crossdock.shared.UnitLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Composes an order's page from the modules and the engine, in a fixed number of statements. */
@Component
final class OrderPage {

    private final Orders orders;
    private final Fulfillments fulfillments;
    private final Returns returns;
    private final Payments payments;
    private final PersonHolds holds;
    private final Promises promises;
    private final BackorderDates backorders;
    private final SupplyClaims backlog;
    private final Inventory inventory;
    private final OrderHolds placedHolds;
    private final OrderDeadlines deadlines;
    private final WaitConsents consents;

    OrderPage(
            Orders orders,
            Fulfillments fulfillments,
            Returns returns,
            Payments payments,
            PersonHolds holds,
            Promises promises,
            SupplyClaims backlog,
            Inventory inventory,
            BackorderDates backorders,
            OrderHolds placedHolds,
            OrderDeadlines deadlines,
            WaitConsents consents) {
        this.consents = consents;
        this.placedHolds = placedHolds;
        this.deadlines = deadlines;
        this.backorders = backorders;
        this.backlog = backlog;
        this.inventory = inventory;
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.returns = returns;
        this.payments = payments;
        this.holds = holds;
        this.promises = promises;
    }

    /** @throws Refused 404 when there is no such order */
    Standing standing(Tx tx, String id) {
        var order = OrderId.parse(id).orElseThrow(() -> Refused.notFound("order", id));
        return EngineQueries.standing(tx, List.of(order.value())).stream()
                .filter(s -> s.process().equals("order"))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("order", id));
    }

    /**
     * @param tx one snapshot, so that the order and its process are of one moment
     * @throws Refused 404 when there is no such order
     */
    OrderView view(Tx tx, String id) {
        var standing = standing(tx, id);
        var key = List.of(standing.subject());
        var order = orders.load(tx, key).getFirst();
        var children = ListIndex.by(EngineQueries.children(tx, key), Standing::subject);
        var all = new ArrayList<>(List.of(standing));
        all.addAll(children.values());
        var placed = placedHolds.of(tx, key);
        var asked = consents.of(tx, key).stream()
                .filter(question -> question.terms() != null)
                .toList();
        return new OrderView(
                order,
                standing.stage(),
                standing.status(),
                standing.since(),
                standing.process(),
                standing.version(),
                holds.of(all),
                placed,
                deadlines.of(tx, key),
                fulfillments(tx, key, children),
                returns(tx, key, children),
                orders.agreements(tx, key).values().stream()
                        .findFirst()
                        .map(AgreementView::of)
                        .orElse(null),
                payments.of(tx, key).stream().findFirst().map(MoneyView::of).orElse(null),
                promise(tx, standing.subject()),
                waiting(tx, standing.subject()),
                asked,
                substitutions(tx, key, order),
                actions(standing, order, placed, asked));
    }

    private List<FulfillmentView> fulfillments(Tx tx, List<Long> order, Map<Long, Standing> standings) {
        return fulfillments.byOrder(tx, order).stream()
                .map(f -> FulfillmentView.of(
                        f, stage(standings.get(f.id().value())), status(standings.get(f.id().value()))))
                .toList();
    }

    private List<SubstitutionView> substitutions(Tx tx, List<Long> key, Order order) {
        var made = orders.substitutions(tx, key);
        if (made.isEmpty()) {
            return List.of();
        }
        record Sent(UnitLine line, String sku) {}
        var units = new HashMap<Sent, Long>();
        inventory.reserved(tx, key).forEach(g -> units.merge(new Sent(g.line(), g.sku()), g.quantity(), Long::sum));
        fulfillments
                .byOrder(tx, key)
                .forEach(f -> f.lines().forEach(l -> units.merge(new Sent(l.line(), l.sku()), l.shipped(), Long::sum)));
        var ordered = new HashMap<Integer, String>();
        order.lines().forEach(l -> ordered.put(l.line(), l.sku()));
        return made.stream()
                .map(s -> new SubstitutionView(
                        s.line(),
                        ListIndex.known(ordered, s.line()),
                        s.sku(),
                        s.title(),
                        units.getOrDefault(new Sent(UnitLine.substitute(s.line()), s.sku()), 0L),
                        s.unitPriceMinor(),
                        s.reason()))
                .filter(s -> s.units() > 0)
                .toList();
    }

    private List<ReturnView> returns(Tx tx, List<Long> order, Map<Long, Standing> standings) {
        var found = returns.byOrder(tx, order);
        var refunds = found.isEmpty() ? Map.<Long, Long>of() : payments.refunds(tx, order);
        return found.stream()
                .map(r -> ReturnView.of(
                        r,
                        stage(standings.get(r.id().value())),
                        status(standings.get(r.id().value())),
                        refunds.getOrDefault(r.id().value(), 0L)))
                .toList();
    }

    private static String stage(@Nullable Standing standing) {
        return standing == null ? "" : standing.stage();
    }

    private static String status(@Nullable Standing standing) {
        return standing == null ? "" : standing.status();
    }

    /** The newest promise, from stock or from supply; a promise of supply may have been withdrawn. */
    private @Nullable PromiseView promise(Tx tx, long order) {
        var made = promises.of(tx, List.of(order));
        var last = OrderBriefs.last(made, order);
        var told = backorders.told(tx, List.of(order)).get(order);
        var deliverBy = OrderBriefs.deliverBy(last, told);
        return deliverBy == null ? null : PromiseView.of(deliverBy, last, List.copyOf(made.values()));
    }

    private @Nullable List<WaitingOrder> waiting(Tx tx, long order) {
        var waits = backlog.waitingOf(tx, List.of(order)).stream()
                .map(WaitingOrder::of)
                .toList();
        return waits.isEmpty() ? null : waits;
    }

    private List<String> actions(Standing standing, Order order, List<OrderHold> placed, List<WaitQuestion> asked) {
        var actions = new ArrayList<String>();
        if (holds.cancelable(standing)) {
            actions.add("cancel");
        }
        if (order.lines().stream().anyMatch(l -> l.returnable() > 0)) {
            actions.add("return");
        }
        if (order.state() == OrderState.OPEN && order.lines().stream().anyMatch(l -> l.open() > 0)) {
            actions.add("hold");
        }
        if (placed.stream().anyMatch(h -> h.state() == HoldState.ACTIVE)) {
            actions.add("release-hold");
        }
        if (!asked.isEmpty() && !asked.getLast().endsWait() && holds.takesAnswer(standing)) {
            actions.add("answer-wait");
        }
        holds.of(List.of(standing)).forEach(h -> h.resolutions().forEach(r -> actions.add("resolve:" + r)));
        return actions;
    }
}
