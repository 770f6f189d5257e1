package io.crossdock.orchestration.fact;

import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.orchestration.fact.OrderValues.AskedOrder;
import io.crossdock.orchestration.fact.OrderValues.OrderWork;
import io.crossdock.orchestration.fact.OrderValues.OrderedGoods;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.Orders;
import io.crossdock.orders.SalesChannels;
import io.crossdock.payments.Payments;
import io.crossdock.policy.fact.FactSource;
import io.crossdock.policy.fact.FactSubject;
import io.crossdock.returns.Returns;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads facts from the modules that own them: each source once for all orders, and only if a name asks for it. */
@Component
final class StoredFacts implements FactSource {

    private final Orders orders;
    private final Payments payments;
    private final Masterdata masterdata;
    private final Fulfillments fulfillments;
    private final Returns returns;
    private final SalesChannels channels;
    private final List<FurtherFacts> further;

    StoredFacts(
            Orders orders,
            Payments payments,
            Masterdata masterdata,
            Fulfillments fulfillments,
            Returns returns,
            SalesChannels channels,
            List<FurtherFacts> further) {
        this.further = List.copyOf(further);
        this.orders = orders;
        this.payments = payments;
        this.masterdata = masterdata;
        this.fulfillments = fulfillments;
        this.returns = returns;
        this.channels = channels;
    }

    @Override
    public Map<Long, Map<String, Object>> read(Tx tx, FactSubject about, Collection<Long> subjects, Set<String> names) {
        var orderOf = orders(tx, about, subjects);
        var facts = new TreeMap<Long, Map<String, Object>>();
        orderOf.values().forEach(order -> facts.computeIfAbsent(order, _ -> new TreeMap<>()));
        var clock = OrderValues.CLOCK.known(names);
        facts.values().forEach(values -> OrderValues.CLOCK.add(clock, tx.at(), values));
        rows(tx, names, facts);
        agreements(tx, names, facts);
        money(tx, names, facts);
        work(tx, names, facts);
        further.forEach(source -> source.add(tx, names, facts));
        var all = new HashMap<Long, Map<String, Object>>();
        orderOf.forEach((subject, order) -> all.put(subject, facts.getOrDefault(order, Map.of())));
        return all;
    }

    /** The order of each subject; subjects that do not exist are absent. */
    private Map<Long, Long> orders(Tx tx, FactSubject about, Collection<Long> subjects) {
        var orderOf = new HashMap<Long, Long>();
        switch (about) {
            case ORDER -> subjects.forEach(id -> orderOf.put(id, id));
            case FULFILLMENT -> fulfillments.load(tx, subjects).forEach(f -> orderOf.put(f.id().value(), f.order()));
            case RETURN -> returns.load(tx, subjects).forEach(r -> orderOf.put(r.id().value(), r.order()));
            case MESSAGE, COLLECTION, COMPENSATION, EXTENSION ->
                EngineQueries.standing(tx, subjects).forEach(s -> orderOf.put(s.subject(), s.parent()));
        }
        return orderOf;
    }

    private void rows(Tx tx, Set<String> names, Map<Long, Map<String, Object>> facts) {
        var ofOrder = OrderValues.ORDER.known(names);
        var ofGoods = OrderValues.GOODS.known(names);
        if (ofOrder.isEmpty() && ofGoods.isEmpty()) {
            return;
        }
        var loaded = orders.load(tx, List.copyOf(facts.keySet()));
        var skus =
                ofGoods.isEmpty() ? Map.<String, io.crossdock.masterdata.Sku>of() : masterdata.skus(tx, codes(loaded));
        for (var order : loaded) {
            var values = facts.getOrDefault(order.id().value(), new TreeMap<>());
            OrderValues.ORDER.add(ofOrder, new AskedOrder(order, tx.at(), channels), values);
            OrderValues.GOODS.add(ofGoods, new OrderedGoods(order, skus), values);
        }
    }

    private static Set<String> codes(List<Order> orders) {
        return orders.stream()
                .flatMap(order -> order.lines().stream())
                .map(OrderLine::sku)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void agreements(Tx tx, Set<String> names, Map<Long, Map<String, Object>> facts) {
        var wanted = AgreementValues.known(names);
        if (!wanted.isEmpty()) {
            var agreed = orders.agreements(tx, facts.keySet());
            facts.forEach((order, values) -> {
                var version = agreed.get(order);
                if (version != null) {
                    AgreementValues.add(wanted, version, values);
                }
            });
        }
    }

    private void money(Tx tx, Set<String> names, Map<Long, Map<String, Object>> facts) {
        var wanted = OrderValues.MONEY.known(names);
        if (!wanted.isEmpty()) {
            payments.of(tx, facts.keySet())
                    .forEach(view ->
                            OrderValues.MONEY.add(wanted, view, facts.getOrDefault(view.order(), new TreeMap<>())));
        }
    }

    private void work(Tx tx, Set<String> names, Map<Long, Map<String, Object>> facts) {
        var wanted = OrderValues.WORK.known(names);
        if (!wanted.isEmpty()) {
            var byOrder = fulfillments.byOrder(tx, facts.keySet()).stream()
                    .collect(Collectors.groupingBy(Fulfillment::order));
            var nodes = masterdata.nodesByCode();
            facts.forEach((order, values) ->
                    OrderValues.WORK.add(wanted, new OrderWork(byOrder.getOrDefault(order, List.of()), nodes), values));
        }
    }
}
