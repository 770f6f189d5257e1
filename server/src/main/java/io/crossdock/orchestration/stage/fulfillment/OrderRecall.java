package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.Orders;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks the nodes of orders to stop. */
@Component
final class OrderRecall {

    private final Fulfillments fulfillments;
    private final Orders orders;

    OrderRecall(Fulfillments fulfillments, Orders orders) {
        this.fulfillments = fulfillments;
        this.orders = orders;
    }

    /** Asks every node that has not shipped. @return the fulfillments that are asked back */
    List<Long> ask(Tx tx, List<Work> batch) {
        return askBack(tx, open(tx, batch));
    }

    /** What nodes have of these orders and have not shipped. */
    List<Fulfillment> open(Tx tx, List<Work> batch) {
        return fulfillments.byOrder(tx, Work.subjects(batch)).stream()
                .filter(f -> f.state() == Fulfillment.State.RELEASED)
                .toList();
    }

    /** Asks the nodes of this work. @return the fulfillments that are asked back */
    List<Long> askBack(Tx tx, Collection<Fulfillment> work) {
        var asked = work.stream().map(f -> f.id().value()).toList();
        asked.forEach(id -> tx.signal(new Tx.Signal(id, "recall-requested", Map.of())));
        return asked;
    }

    /** Units per order that have left. */
    Map<Long, Long> shipped(Tx tx, List<Work> batch) {
        var shipped = new HashMap<Long, Long>();
        orders.load(tx, Work.subjects(batch))
                .forEach(order -> shipped.put(
                        order.id().value(),
                        order.lines().stream().mapToLong(OrderLine::shipped).sum()));
        return shipped;
    }
}
