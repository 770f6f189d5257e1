package io.crossdock.orchestration.web;

import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.orchestration.web.OrderView.AgreementView;
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
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.Refused;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Composes an order's page from the modules and the engine, in a fixed number of statements. */
@Component
final class OrderPage {

    private final Orders orders;
    private final PersonHolds holds;
    private final OrderHolds placedHolds;
    private final OrderDeadlines deadlines;
    private final OrderPartViews parts;
    private final OrderPromiseViews promises;
    private final WaitConsents consents;

    OrderPage(
            Orders orders,
            PersonHolds holds,
            OrderHolds placedHolds,
            OrderDeadlines deadlines,
            OrderPartViews parts,
            OrderPromiseViews promises,
            WaitConsents consents) {
        this.orders = orders;
        this.holds = holds;
        this.consents = consents;
        this.placedHolds = placedHolds;
        this.deadlines = deadlines;
        this.parts = parts;
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
                parts.fulfillments(tx, key, children),
                parts.returns(tx, key, children),
                orders.agreements(tx, key).values().stream()
                        .findFirst()
                        .map(AgreementView::of)
                        .orElse(null),
                parts.money(tx, key),
                promises.promise(tx, standing.subject()),
                promises.waiting(tx, standing.subject()),
                asked,
                parts.substitutions(tx, key, order),
                actions(standing, order, placed, asked));
    }

    private List<String> actions(Standing standing, Order order, List<OrderHold> placed, List<WaitQuestion> asked) {
        var actions = new ArrayList<String>();
        if (holds.cancelable(standing)) {
            actions.add("cancel");
        }
        if (order.lines().stream().anyMatch(l -> l.returnable() > 0)) {
            actions.add("return");
        }
        if (order.state() == OrderState.OPEN && order.everyLine().stream().anyMatch(l -> l.open() > 0)) {
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
