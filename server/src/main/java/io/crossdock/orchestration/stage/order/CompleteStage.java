package io.crossdock.orchestration.stage.order;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderClose;
import io.crossdock.orders.OrderFacts;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.Orders;
import io.crossdock.payments.Payments;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/** {@code order.complete}: cancels open units, and closes orders as delivered or partly delivered. */
@Component
final class CompleteStage implements Capability.Local {

    /** The reason where nobody gave one. */
    private static final String ASKED = "somebody asked to cancel";

    /** Signals that ask to cancel an order. */
    private static final List<String> REQUESTS = List.of("cancel-requested", "cancel-asked");

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
        return Signature.of("order.complete", "delivered", "partly", "nothing").learning(OrderFacts.UNDELIVERED);
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        cancellation.cancel(tx, Work.subjects(batch), asked(tx, batch));
        payments.nothingMoreIsCharged(tx, Work.subjects(batch));
        var loaded = orders.load(tx, Work.subjects(batch));
        close(tx, loaded, o -> arrived(o).equals("delivered"), "delivered");
        close(tx, loaded, o -> arrived(o).equals("partly"), "partly-delivered");
        return loaded.stream()
                .map(o -> sum(o, OrderLine::shipped) > 0 && sum(o, OrderLine::delivered) == 0
                        ? Outcome.of(arrived(o)).with(OrderFacts.UNDELIVERED, true)
                        : Outcome.of(arrived(o)))
                .toList();
    }

    /** Why somebody asked to cancel orders of which a part had left: their rest is not wanted, and not sold out. */
    private static Map<Long, String> asked(Tx tx, List<Work> batch) {
        var asked = new HashMap<Long, String>();
        batch.stream().filter(w -> OrderFacts.RECALLED.of(w)).forEach(w -> asked.put(w.subject(), ASKED));
        if (!asked.isEmpty()) {
            EngineQueries.lastMoves(tx, List.copyOf(asked.keySet()), REQUESTS).forEach(move -> {
                var reason =
                        EngineJson.MAPPER.readTree(move.data()).path("note").asString("");
                asked.put(move.subject(), reason.isBlank() ? ASKED : reason);
            });
        }
        return asked;
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
