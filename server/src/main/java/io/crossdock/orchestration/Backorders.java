package io.crossdock.orchestration;

import io.crossdock.engine.Event;
import io.crossdock.engine.Json;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.StockAwaited;
import io.crossdock.inventory.StockIncreased;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Tells waiting orders that they can be served, the oldest first, as soon as units come in. */
@Component
final class Backorders implements Subscriber {

    private final Inventory inventory;
    private final Masterdata masterdata;

    Backorders(Inventory inventory, Masterdata masterdata) {
        this.inventory = inventory;
        this.masterdata = masterdata;
    }

    @Override
    public String name() {
        return "backorders";
    }

    @Override
    public void on(Tx tx, List<Event> events) {
        var skus = new TreeSet<String>();
        for (var event : events) {
            skus.addAll(skus(event));
        }
        if (skus.isEmpty()) {
            return;
        }
        var nodes = masterdata.nodes(tx).stream().filter(n -> n.serves(tx.at())).map(Node::code).toList();
        for (var order : inventory.wake(tx, skus, nodes)) {
            tx.signal(new Tx.Signal(order, "stock-available", Map.of()));
        }
    }

    private static Collection<String> skus(Event event) {
        return switch (event.type()) {
            case Inventory.STOCK_INCREASED ->
                Json.MAPPER.readValue(event.data(), StockIncreased.class).skus();
            case Inventory.STOCK_AWAITED ->
                Json.MAPPER.readValue(event.data(), StockAwaited.class).skus();
            case String other -> List.of();
        };
    }
}
