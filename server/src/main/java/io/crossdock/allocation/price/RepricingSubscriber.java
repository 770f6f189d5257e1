package io.crossdock.allocation.price;

import io.crossdock.engine.Event;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.orders.Order;
import io.crossdock.orders.Orders;
import io.crossdock.sourcing.Destination;
import io.crossdock.sourcing.StockPrices;
import io.crossdock.sourcing.StockPrices.Sold;
import io.crossdock.sourcing.StockPrices.SoldLine;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Learns the forecast from captured orders, and reprices SKUs whose stock or forecast moved. The log drives it: without
 * events no price changes, and a subscriber runs on one server at a time.
 */
@Component
final class RepricingSubscriber implements Subscriber {

    /**
     * Most SKUs per batch of events, about 0.05 s of work at 100 nodes and at 300; the others follow with the next
     * batch.
     */
    private static final int SKUS_MAX = 20;

    private final StockPrices prices;
    private final Orders orders;
    private final Masterdata masterdata;
    private final PriceOutlooks outlooks;

    RepricingSubscriber(StockPrices prices, Orders orders, Masterdata masterdata, PriceOutlooks outlooks) {
        this.prices = prices;
        this.orders = orders;
        this.masterdata = masterdata;
        this.outlooks = outlooks;
    }

    @Override
    public String name() {
        return "repricing";
    }

    @Override
    public Set<String> types() {
        return Set.of(Orders.ORDER_CAPTURED.name(), Inventory.STOCK_CHANGED.name());
    }

    @Override
    public void on(Tx tx, List<Event> events) {
        var captured = events.stream()
                .filter(Orders.ORDER_CAPTURED::is)
                .map(Event::subject)
                .toList();
        var moved = new TreeSet<String>();
        Inventory.STOCK_CHANGED.in(events).forEach(changed -> moved.addAll(changed.sku()));
        if (captured.isEmpty() && moved.isEmpty()) {
            return;
        }
        prices.learn(tx, orders.load(tx, captured).stream().flatMap(this::sold).toList());
        prices.moved(tx, moved);
        reprice(tx, prices.due(tx, SKUS_MAX));
    }

    /** The lines of an order with its destination; empty where the place is unknown. */
    private Stream<Sold> sold(Order order) {
        return masterdata.place(order.shipTo().country(), order.shipTo().postalCode()).stream()
                .map(place -> new Destination(place.latitude(), place.longitude()))
                .map(to -> new Sold(
                        order.id().value(),
                        to,
                        order.lines().stream()
                                .map(line -> new SoldLine(line.sku(), line.ordered()))
                                .toList()));
    }

    private void reprice(Tx tx, List<String> due) {
        if (!due.isEmpty()) {
            var look = outlooks.of(tx, due);
            prices.reprice(tx, look.outlooks(), look.supply());
        }
    }
}
