package io.crossdock.orchestration.stage.order;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderClose;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.Orders;
import io.crossdock.payments.Payments;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/** {@code order.complete}: cancels open units, and closes orders as delivered or partly delivered. */
@Component
final class CompleteStage implements Capability.Local {

    private final DemandCancellation cancellation;
    private final Orders orders;
    private final Payments payments;

    CompleteStage(DemandCancellation cancellation, Orders orders, Payments payments) {
        this.payments = payments;
        this.cancellation = cancellation;
        this.orders = orders;
    }

    @Override
    public Signature signature() {
        return Signature.of("order.complete", "delivered", "partly", "nothing");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        cancellation.cancel(tx, Work.subjects(batch));
        payments.nothingMoreIsCharged(tx, Work.subjects(batch));
        var loaded = orders.load(tx, Work.subjects(batch));
        close(tx, loaded, o -> arrived(o).equals("delivered"), "delivered");
        close(tx, loaded, o -> arrived(o).equals("partly"), "partly-delivered");
        return loaded.stream().map(o -> Outcome.of(arrived(o))).toList();
    }

    private void close(Tx tx, List<Order> loaded, Predicate<Order> which, String state) {
        var closes = loaded.stream()
                .filter(which)
                .map(o -> new OrderClose(o.id().value(), state))
                .toList();
        if (!closes.isEmpty()) {
            orders.close(tx, closes);
        }
    }

    private static long sum(Order order, ToLongFunction<OrderLine> part) {
        return order.lines().stream().mapToLong(part).sum();
    }

    private static String arrived(Order order) {
        long delivered = sum(order, OrderLine::delivered);
        if (delivered == 0) {
            return "nothing";
        }
        return delivered == sum(order, OrderLine::ordered) ? "delivered" : "partly";
    }
}
