package io.crossdock.allocation.promise;

import io.crossdock.allocation.promise.Quotes.Cart;
import io.crossdock.allocation.promise.Quotes.Item;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.PickupOffers;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.NodeProfile;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.NewOrder;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Quotes a pickup at each node: with the nodes, calendars, capacities and rules that an order would meet. */
@Component
final class QuotedPickups implements PickupOffers {

    private final Engine engine;
    private final Masterdata masterdata;
    private final Quotes quotes;

    QuotedPickups(Engine engine, Masterdata masterdata, Quotes quotes) {
        this.engine = engine;
        this.masterdata = masterdata;
        this.quotes = quotes;
    }

    @Override
    public Set<String> taking(@Nullable String channel, Map<String, Long> units, Collection<String> nodes) {
        return engine.read(tx -> taking(tx, Objects.requireNonNullElse(channel, ""), units, nodes));
    }

    private Set<String> taking(Tx tx, String channel, Map<String, Long> units, Collection<String> nodes) {
        if (masterdata.skus(tx, units.keySet()).size() < units.size()) {
            return Set.of();
        }
        var all = masterdata.nodesByCode();
        var offering = nodes.stream()
                .map(all::get)
                .filter(n -> n != null && n.serves(tx.at()) && n.offers(NodeProfile.Kind.PICKUP))
                .map(n -> Objects.requireNonNull(n))
                .toList();
        var items = units.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> new Item(e.getKey(), e.getValue()))
                .toList();
        var quoted = quotes.quote(
                tx, offering.stream().map(n -> cart(channel, n, items)).toList());
        var taking = new HashSet<String>();
        for (int i = 0; i < offering.size(); i++) {
            if (quoted.get(i).options().stream().anyMatch(Quotes.Option::possible)) {
                taking.add(offering.get(i).code());
            }
        }
        return taking;
    }

    private static Cart cart(String channel, Node node, List<Item> items) {
        return new Cart(
                channel,
                null,
                node.country(),
                null,
                node.postalCode(),
                new DeliveryMethod(DeliveryMethod.PICKUP, node.code()),
                List.of(NewOrder.STANDARD),
                items);
    }
}
