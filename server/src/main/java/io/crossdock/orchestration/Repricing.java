package io.crossdock.orchestration;

import io.crossdock.engine.Event;
import io.crossdock.engine.Json;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.Available;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.StockChanged;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.Sku;
import io.crossdock.orders.Order;
import io.crossdock.orders.Orders;
import io.crossdock.sourcing.Destination;
import io.crossdock.sourcing.Pricing.Outlook;
import io.crossdock.sourcing.SourceNode;
import io.crossdock.sourcing.Sourcing;
import io.crossdock.sourcing.StockPrices;
import io.crossdock.sourcing.StockPrices.Sold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Learns the forecast from captured orders, and prices SKUs anew whose stock or forecast moved. The log is its clock: where nothing
 * happens, no price changes; and a subscriber runs on one server at a time.
 */
@Component
final class Repricing implements Subscriber {

    /** SKUs per batch of events: 0.1 s of work where they lie at 100 nodes, half a second at 300; the others come with the next batch. */
    private static final int SKUS_MAX = 20;

    private static final String USUAL_SERVICE = "standard";

    private final StockPrices prices;
    private final Sourcing sourcing;
    private final Orders orders;
    private final Inventory inventory;
    private final Masterdata masterdata;

    Repricing(StockPrices prices, Sourcing sourcing, Orders orders, Inventory inventory, Masterdata masterdata) {
        this.prices = prices;
        this.sourcing = sourcing;
        this.orders = orders;
        this.inventory = inventory;
        this.masterdata = masterdata;
    }

    @Override
    public String name() {
        return "repricing";
    }

    @Override
    public void on(Tx tx, List<Event> events) {
        var captured = new ArrayList<Long>();
        var moved = new TreeSet<String>();
        for (var event : events) {
            switch (event.type()) {
                case Orders.ORDER_CAPTURED -> captured.add(event.subject());
                case Inventory.STOCK_CHANGED -> moved.addAll(Json.MAPPER.readValue(event.data(), StockChanged.class).sku());
                case String _ -> {}
            }
        }
        if (captured.isEmpty() && moved.isEmpty()) {
            return;
        }
        prices.learn(tx, orders.load(tx, captured).stream().flatMap(this::sold).toList());
        prices.moved(tx, moved);
        reprice(tx, prices.due(tx, SKUS_MAX));
    }

    /** What an order asked for, where it goes; nothing where nobody knows where that is. */
    private Stream<Sold> sold(Order order) {
        return masterdata.place(order.shipTo().country(), order.shipTo().postalCode()).stream()
                .map(place -> new Destination(place.latitude(), place.longitude()))
                .flatMap(to -> order.lines().stream().map(line -> new Sold(line.sku(), to, line.ordered())));
    }

    private void reprice(Tx tx, List<String> due) {
        if (due.isEmpty()) {
            return;
        }
        var stock = inventory.availability(tx, due);
        var expected = prices.expected(tx, due);
        var skus = masterdata.skus(tx, due);
        var nodes = masterdata.nodes(tx).stream().filter(Node::active).map(Repricing::node).toList();
        var service = sourcing.services().contains(USUAL_SERVICE) ? USUAL_SERVICE : sourcing.services().iterator().next();
        prices.reprice(tx, due.stream()
                .map(sku -> new Outlook(
                        sku, weight(skus, sku), service, stock.getOrDefault(sku, List.<Available>of()), expected.getOrDefault(sku, List.of()), 0))
                .toList(), nodes);
    }

    private static long weight(Map<String, Sku> skus, String sku) {
        var known = skus.get(sku);
        return known == null ? 0 : known.weightGrams();
    }

    private static SourceNode node(Node node) {
        return new SourceNode(
                node.code(), node.latitude(), node.longitude(), node.kind().name(), node.handlingMinor(), node.orderMinor());
    }
}
