package io.crossdock.orchestration.stage.order;

import io.crossdock.allocation.carthold.CartHoldConversion;
import io.crossdock.allocation.demand.FreshOrders;
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

    private final Orders orders;
    private final Payments payments;
    private final PaymentProviders providers;
    private final CartHoldConversion held;

    StoredOrderAcceptance(Orders orders, Payments payments, PaymentProviders providers, CartHoldConversion held) {
        this.providers = providers;
        this.orders = orders;
        this.payments = payments;
        this.held = held;
    }

    @Override
    public void accept(Tx tx, List<NewOrder> fresh) {
        var captured = orders.capture(tx, fresh);
        payments.open(tx, fresh.stream().map(this::payment).toList());
        held.take(tx, fresh);
        FreshOrders.in(tx).add(captured, holding(fresh));
        tx.start(fresh.stream().map(StoredOrderAcceptance::start).toList());
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
                order.shippingMinor(),
                order.adjustmentMinor(),
                order.totalMinor());
    }

    private static NewPayment.Line line(NewLine line) {
        return new NewPayment.Line(
                line.line(),
                line.quantity(),
                line.quantity() * line.unitPriceMinor() - line.discountMinor() + line.taxMinor());
    }

    private static Tx.Start start(NewOrder order) {
        var facts = Facts.of(OrderFacts.CHANNEL, order.channel())
                .with(OrderFacts.TOTAL_MINOR, order.totalMinor())
                .with(OrderFacts.CURRENCY, order.currency())
                .with(OrderFacts.LINES, (long) order.lines().size())
                .with(OrderFacts.COLLECTED, order.payment().method().equals(NewPayment.COLLECTED));
        return new Tx.Start(order.id().value(), 0, "order", facts);
    }
}
