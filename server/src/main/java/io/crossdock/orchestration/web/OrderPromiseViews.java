package io.crossdock.orchestration.web;

import io.crossdock.allocation.backorder.WaitingOrder;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.supply.SupplyClaims;
import io.crossdock.orchestration.web.OrderView.PromiseView;
import io.crossdock.promises.BackorderDates;
import io.crossdock.promises.Promises;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When an order arrives, as its page shows it: its promise, and the supply that it waits for. */
@Component
final class OrderPromiseViews {

    private final Promises promises;
    private final BackorderDates backorders;
    private final SupplyClaims backlog;

    OrderPromiseViews(Promises promises, BackorderDates backorders, SupplyClaims backlog) {
        this.promises = promises;
        this.backorders = backorders;
        this.backlog = backlog;
    }

    /** The newest promise, from stock or from supply; a promise of supply may have been withdrawn. */
    @Nullable
    PromiseView promise(Tx tx, long order) {
        var made = promises.of(tx, List.of(order));
        var last = OrderBriefs.last(made, order);
        var told = backorders.told(tx, List.of(order)).get(order);
        var deliverBy = OrderBriefs.deliverBy(last, told);
        return deliverBy == null ? null : PromiseView.of(deliverBy, last, List.copyOf(made.values()));
    }

    @Nullable
    List<WaitingOrder> waiting(Tx tx, long order) {
        var waits = backlog.waitingOf(tx, List.of(order)).stream()
                .map(WaitingOrder::of)
                .toList();
        return waits.isEmpty() ? null : waits;
    }
}
