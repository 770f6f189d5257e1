package io.crossdock.orchestration.stage.order;

import io.crossdock.allocation.kit.OrderKits;
import io.crossdock.allocation.reallocation.UnreleasedReservations;
import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.Orders;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * {@code order.cancel-lines}: cancels the units that somebody asked to cancel and no node works on, and gives their
 * stock back. Nodes that work on the others are asked to stop; they get the rest of the work anew.
 */
@Component
final class CancelLinesStage implements Capability.Local {

    private final UnitCancellation cancellation;
    private final Orders orders;
    private final Fulfillments fulfillments;
    private final OrderKits kits;
    private final UnreleasedReservations unworked;

    CancelLinesStage(
            UnitCancellation cancellation,
            Orders orders,
            Fulfillments fulfillments,
            OrderKits kits,
            UnreleasedReservations unworked) {
        this.cancellation = cancellation;
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.kits = kits;
        this.unworked = unworked;
    }

    @Override
    public Signature signature() {
        return Signature.of("order.cancel-lines", "open", "released", "nothing");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        var ids = Work.subjects(batch);
        cancellation.askBack(tx, cancellation.apply(tx, ids));
        var released =
                fulfillments.byOrder(tx, ids).stream().map(Fulfillment::order).collect(Collectors.toSet());
        var loaded = orders.load(tx, ids);
        unworked.giveBackSurplus(
                tx,
                kits.of(
                        tx,
                        loaded.stream()
                                .filter(o -> !released.contains(o.id().value()))
                                .toList()),
                Set.of());
        return loaded.stream().map(order -> outcome(order, released)).toList();
    }

    private static Outcome outcome(Order order, Set<Long> released) {
        if (released.contains(order.id().value())) {
            return Outcome.of("released");
        }
        var sent = order.lines().isEmpty() ? order.services() : order.lines();
        return Outcome.of(sent.stream().mapToLong(OrderLine::open).sum() == 0 ? "nothing" : "open");
    }
}
