package io.crossdock.orchestration.web;

import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.inventory.Inventory;
import io.crossdock.orchestration.web.OrderView.FulfillmentView;
import io.crossdock.orchestration.web.OrderView.MoneyView;
import io.crossdock.orchestration.web.OrderView.ReturnView;
import io.crossdock.orchestration.web.OrderView.SubstitutionView;
import io.crossdock.orders.Order;
import io.crossdock.orders.Orders;
import io.crossdock.payments.Payments;
import io.crossdock.returns.Returns;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.UnitLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is under way for an order, as its page shows it: fulfillments, returns, money and substitutes. */
@Component
final class OrderPartViews {

    private final Orders orders;
    private final Fulfillments fulfillments;
    private final Returns returns;
    private final Payments payments;
    private final Inventory inventory;

    OrderPartViews(Orders orders, Fulfillments fulfillments, Returns returns, Payments payments, Inventory inventory) {
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.returns = returns;
        this.payments = payments;
        this.inventory = inventory;
    }

    List<FulfillmentView> fulfillments(Tx tx, List<Long> order, Map<Long, Standing> standings) {
        return fulfillments.byOrder(tx, order).stream()
                .map(f -> FulfillmentView.of(
                        f, stage(standings.get(f.id().value())), status(standings.get(f.id().value()))))
                .toList();
    }

    List<SubstitutionView> substitutions(Tx tx, List<Long> key, Order order) {
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

    List<ReturnView> returns(Tx tx, List<Long> order, Map<Long, Standing> standings) {
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

    @Nullable
    MoneyView money(Tx tx, List<Long> order) {
        return payments.of(tx, order).stream().findFirst().map(MoneyView::of).orElse(null);
    }
}
