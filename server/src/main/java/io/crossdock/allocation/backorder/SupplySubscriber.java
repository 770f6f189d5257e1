package io.crossdock.allocation.backorder;

import io.crossdock.engine.Event;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.supply.Supplies;
import io.crossdock.inventory.supply.SupplyClaims;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Signals waiting orders when their supply changes: their units came in, or they have to be decided again because units
 * will not come, come at another time, or more is expected than before. Orders are signaled in the order of the queue.
 */
@Component
final class SupplySubscriber implements Subscriber {

    /**
     * Most waiting orders that are signaled for one batch of events; more supply is announced again when it is
     * received.
     */
    private static final int TOLD_MAX = 5_000;

    private final SupplyClaims backlog;

    SupplySubscriber(SupplyClaims backlog) {
        this.backlog = backlog;
    }

    @Override
    public String name() {
        return "supply-news";
    }

    @Override
    public Set<String> types() {
        return Set.of(SupplyClaims.BACKLOG_CHANGED.name(), Supplies.SUPPLY_CHANGED.name());
    }

    @Override
    public void on(Tx tx, List<Event> events) {
        var arrived = new LinkedHashSet<Long>();
        var again = new LinkedHashSet<Long>();
        var more = new TreeSet<String>();
        for (var changed : SupplyClaims.BACKLOG_CHANGED.in(events)) {
            arrived.addAll(changed.arrived());
            again.addAll(changed.lost());
            again.addAll(changed.moved());
        }
        Supplies.SUPPLY_CHANGED.in(events).stream()
                .flatMap(changed -> changed.lines().stream())
                .filter(line -> line.open() > line.wasOpen())
                .forEach(line -> more.add(line.sku()));
        if (!more.isEmpty()) {
            again.addAll(backlog.waiting(tx, more, TOLD_MAX));
        }
        again.removeAll(arrived);
        arrived.forEach(order -> tx.signal(new Tx.Signal(order, "stock-available", Map.of("why", "supply arrived"))));
        again.forEach(order -> tx.signal(new Tx.Signal(order, "supply-changed", Map.of())));
    }
}
