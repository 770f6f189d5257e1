package io.crossdock.orchestration.stage.order;

import io.crossdock.allocation.carthold.CartHoldConversion;
import io.crossdock.allocation.demand.FreshOrders;
import io.crossdock.allocation.promise.Quotes;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Tx;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.OrderAcceptance;
import io.crossdock.orders.OrderFacts;
import io.crossdock.orders.OrderPayment;
import io.crossdock.orders.Orders;
import io.crossdock.payments.NewPayment;
import io.crossdock.payments.NewTender;
import io.crossdock.payments.PaymentProviders;
import io.crossdock.payments.Payments;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Stores new orders in one transaction: the order, the amounts that may be charged, the units of its cart hold, and its
 * process.
 */
@Component
final class StoredOrderAcceptance implements OrderAcceptance {

    private static final String PROCESS = "order";

    private final Engine engine;
    private final Orders orders;
    private final Payments payments;
    private final PaymentProviders providers;
    private final CartHoldConversion held;
    private final Quotes quotes;
    private final TenderTables tables;

    StoredOrderAcceptance(
            Engine engine,
            Orders orders,
            Payments payments,
            PaymentProviders providers,
            CartHoldConversion held,
            Quotes quotes,
            TenderTables tables) {
        this.tables = tables;
        this.quotes = quotes;
        this.engine = engine;
        this.providers = providers;
        this.orders = orders;
        this.payments = payments;
        this.held = held;
    }

    @Override
    public void accept(Tx tx, List<NewOrder> fresh) {
        fresh.forEach(this::refuseUnlessItWaits);
        var captured = orders.capture(tx, fresh);
        var tenders = tables.tenders(tx, fresh);
        payments.open(
                tx,
                fresh.stream()
                        .map(order ->
                                payment(order, tenders.getOrDefault(order.id().value(), List.of())))
                        .toList());
        payments.handIn(tx, handedIn(fresh));
        held.take(tx, fresh);
        FreshOrders.in(tx).add(captured, holding(fresh));
        var early = new HashSet<>(tables.atOrder(tx, fresh));
        fresh.stream().filter(StoredOrderAcceptance::servicesOnly).forEach(order -> {
            refuseUnlessRendered(order);
            early.add(order.id().value());
        });
        refuseUnlessCharged(early);
        tx.start(fresh.stream().map(order -> start(order, early)).toList());
    }

    /** Whether nothing of it is sent. */
    private static boolean servicesOnly(NewOrder order) {
        return order.goods().isEmpty();
    }

    private static boolean sameDay(NewOrder order) {
        return order.parts().stream().anyMatch(part -> part.fulfillment().kind().equals(DeliveryMethod.SAME_DAY));
    }

    /** A same-day order has nothing to wait for. One with a cart hold has its units already. */
    @Override
    public List<Violation> unservable(Tx tx, NewOrder order) {
        var strangers = unknownProviders(order);
        if (!strangers.isEmpty()) {
            return strangers;
        }
        if (!sameDay(order) || order.holdId() != null || servicesOnly(order)) {
            return List.of();
        }
        return order.parts().stream()
                .filter(part -> part.fulfillment().kind().equals(DeliveryMethod.SAME_DAY))
                .flatMap(part -> unservable(tx, order, part).stream())
                .toList();
    }

    private List<Violation> unservable(Tx tx, NewOrder whole, NewOrder order) {
        var option = quotes.quote(tx, List.of(cart(order))).getFirst().options().getFirst();
        return option.possible()
                ? List.of()
                : List.of(new Violation(
                        whole.groups().isEmpty()
                                ? "/fulfillment"
                                : "/deliveryGroups/"
                                        + (order.groups().getFirst().number() - 1) + "/fulfillment",
                        ViolationCode.NOT_OFFERED,
                        "no node delivers this the same day to "
                                + order.shipTo().country() + " "
                                + order.shipTo().postalCode() + ": " + option.reason()));
    }

    /** A tender can only be charged by a provider that is connected. */
    private List<Violation> unknownProviders(NewOrder order) {
        var tenders = order.payment().tenders();
        var violations = new ArrayList<Violation>();
        for (int i = 0; i < tenders.size(); i++) {
            var name = tenders.get(i).provider();
            if (name != null && !providers.isKnown(name)) {
                violations.add(new Violation(
                        "/tenders/" + i + "/provider",
                        ViolationCode.UNKNOWN_SYSTEM,
                        "no payment provider " + name + " is connected"));
            }
        }
        return violations;
    }

    private static Quotes.Cart cart(NewOrder order) {
        var units = new TreeMap<String, Long>();
        order.goods().forEach(l -> units.merge(l.sku(), l.quantity(), Long::sum));
        return new Quotes.Cart(
                order.channel(),
                order.customer().tier(),
                order.shipTo().country(),
                order.shipTo().region(),
                order.shipTo().postalCode(),
                order.fulfillment(),
                List.of(order.service()),
                units.entrySet().stream()
                        .map(e -> new Quotes.Item(e.getKey(), e.getValue()))
                        .toList());
    }

    /**
     * An order that must wait is not taken where the active process would not let it wait: goods that nobody paid for,
     * or wants, must not leave because a retailer's own process is older.
     */
    private void refuseUnlessItWaits(NewOrder order) {
        boolean waits = !order.payment().received() || order.cancelAsked() != null;
        if (waits && !knows(OrderFacts.UNPAID.name(), OrderFacts.CANCEL_ASKED.name())) {
            throw new IllegalStateException("the active version of the process " + PROCESS + " knows neither "
                    + OrderFacts.UNPAID.name() + " nor " + OrderFacts.CANCEL_ASKED.name() + ": " + order.reference()
                    + " of " + order.channel() + " can't wait; activate a version that has both");
        }
    }

    /** Goods must not leave uncharged because a retailer's own process is older than the table. */
    private void refuseUnlessCharged(Set<Long> early) {
        if (!early.isEmpty() && !knows(OrderFacts.CHARGED_AT_ORDER.name())) {
            throw new IllegalStateException("the active version of the process " + PROCESS + " does not know "
                    + OrderFacts.CHARGED_AT_ORDER.name() + ", and the table capture says that O" + early + " is charged"
                    + " at the order; activate a version that has it, or another version of the table");
        }
    }

    /** An older process would wait for goods that do not exist. */
    private void refuseUnlessRendered(NewOrder order) {
        if (!knows(OrderFacts.SERVICES_ONLY.name())) {
            throw new IllegalStateException("the active version of the process " + PROCESS + " does not know "
                    + OrderFacts.SERVICES_ONLY.name() + ": " + order.reference() + " of " + order.channel()
                    + " has no goods; activate a version that has it");
        }
    }

    private boolean knows(String... facts) {
        return engine.processes().current(PROCESS).facts().keySet().containsAll(List.of(facts));
    }

    /** References of what checkouts have authorized, by order. */
    private static Map<Long, String> handedIn(List<NewOrder> fresh) {
        var references = new HashMap<Long, String>();
        for (var order : fresh) {
            var authorization = order.payment().authorization();
            if (authorization != null) {
                references.put(order.id().value(), authorization.reference());
            }
        }
        return references;
    }

    private static List<Long> holding(List<NewOrder> fresh) {
        return fresh.stream()
                .filter(order -> order.holdId() != null)
                .map(order -> order.id().value())
                .toList();
    }

    private NewPayment payment(NewOrder order, List<NewTender> tenders) {
        return new NewPayment(
                order.id().value(),
                order.channel(),
                order.payment().method().equals(OrderPayment.COLLECTED) ? NewPayment.COLLECTED : NewPayment.CARD,
                providers.byDefault(),
                order.payment().token(),
                order.payment().reference(),
                order.currency(),
                order.lines().stream().map(StoredOrderAcceptance::line).toList(),
                order.amounts().shippingMinor() + order.amounts().surchargesMinor(),
                order.amounts().discountMinor(),
                order.amounts().totalMinor(),
                tenders);
    }

    private static NewPayment.Line line(NewLine line) {
        return new NewPayment.Line(
                line.line(),
                line.quantity(),
                line.quantity() * line.unitPriceMinor() - line.discountMinor() + line.taxMinor());
    }

    private static Tx.Start start(NewOrder order, Set<Long> early) {
        var facts = Facts.of(OrderFacts.CHANNEL, order.channel())
                .with(OrderFacts.TOTAL_MINOR, order.amounts().totalMinor())
                .with(OrderFacts.CURRENCY, order.currency())
                .with(OrderFacts.LINES, (long) order.lines().size())
                .with(OrderFacts.COLLECTED, order.payment().method().equals(NewPayment.COLLECTED))
                .with(OrderFacts.UNPAID, !order.payment().received())
                .with(OrderFacts.CANCEL_ASKED, order.cancelAsked() != null)
                .with(OrderFacts.SAME_DAY, sameDay(order));
        if (servicesOnly(order)) {
            facts = facts.with(OrderFacts.SERVICES_ONLY, true);
        }
        long id = order.id().value();
        return new Tx.Start(id, 0, PROCESS, early.contains(id) ? facts.with(OrderFacts.CHARGED_AT_ORDER, true) : facts);
    }
}
