package io.crossdock.orchestration.stage.order;

import io.crossdock.allocation.carthold.CartHoldConversion;
import io.crossdock.allocation.demand.FreshOrders;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Tx;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.OrderAcceptance;
import io.crossdock.orders.OrderFacts;
import io.crossdock.orders.Orders;
import io.crossdock.payments.NewPayment;
import io.crossdock.payments.PaymentProviders;
import io.crossdock.payments.Payments;
import java.util.List;
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

    StoredOrderAcceptance(
            Engine engine, Orders orders, Payments payments, PaymentProviders providers, CartHoldConversion held) {
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
        payments.open(tx, fresh.stream().map(this::payment).toList());
        held.take(tx, fresh);
        FreshOrders.in(tx).add(captured, holding(fresh));
        tx.start(fresh.stream().map(StoredOrderAcceptance::start).toList());
    }

    /**
     * An order that must wait is not taken where the active process would not let it wait: goods that nobody paid for,
     * or wants, must not leave because a retailer's own process is older.
     */
    private void refuseUnlessItWaits(NewOrder order) {
        boolean waits = !order.payment().received() || order.cancelAsked() != null;
        if (waits
                && !engine.processes()
                        .current(PROCESS)
                        .facts()
                        .keySet()
                        .containsAll(List.of(OrderFacts.UNPAID.name(), OrderFacts.CANCEL_ASKED.name()))) {
            throw new IllegalStateException("the active version of the process " + PROCESS + " knows neither "
                    + OrderFacts.UNPAID.name() + " nor " + OrderFacts.CANCEL_ASKED.name() + ": " + order.reference()
                    + " of " + order.channel() + " can't wait; activate a version that has both");
        }
    }

    private static List<Long> holding(List<NewOrder> fresh) {
        return fresh.stream()
                .filter(order -> order.holdId() != null)
                .map(order -> order.id().value())
                .toList();
    }

    private NewPayment payment(NewOrder order) {
        return new NewPayment(
                order.id().value(),
                order.channel(),
                order.payment().method(),
                providers.byDefault(),
                order.payment().token(),
                order.payment().reference(),
                order.currency(),
                order.lines().stream().map(StoredOrderAcceptance::line).toList(),
                order.amounts().shippingMinor() + order.amounts().surchargesMinor(),
                order.amounts().discountMinor(),
                order.amounts().totalMinor());
    }

    private static NewPayment.Line line(NewLine line) {
        return new NewPayment.Line(
                line.line(),
                line.quantity(),
                line.quantity() * line.unitPriceMinor() - line.discountMinor() + line.taxMinor());
    }

    private static Tx.Start start(NewOrder order) {
        var facts = Facts.of(OrderFacts.CHANNEL, order.channel())
                .with(OrderFacts.TOTAL_MINOR, order.amounts().totalMinor())
                .with(OrderFacts.CURRENCY, order.currency())
                .with(OrderFacts.LINES, (long) order.lines().size())
                .with(OrderFacts.COLLECTED, order.payment().method().equals(NewPayment.COLLECTED))
                .with(OrderFacts.UNPAID, !order.payment().received())
                .with(OrderFacts.CANCEL_ASKED, order.cancelAsked() != null);
        return new Tx.Start(order.id().value(), 0, PROCESS, facts);
    }
}
