package io.crossdock.orders.internal;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.orders.LineChange;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.internal.LineStore.Delta;
import io.crossdock.orders.service.ServiceFact;
import io.crossdock.orders.service.ServiceTerms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Lets the units of service lines follow their goods; nothing is read where no order has such a line. */
final class ServiceUnits {

    private final StoredOrders orders;
    private final LineStore lines;

    ServiceUnits(StoredOrders orders, LineStore lines) {
        this.orders = orders;
        this.lines = lines;
    }

    /** Units of a service line. */
    private record Change(Order order, OrderLine line, long units) {

        LineChange line(long quantity) {
            return new LineChange(order.id().value(), line.line(), quantity);
        }
    }

    /** How many units of a line change. */
    private interface Rule {
        long units(Order order, OrderLine line);
    }

    static List<String> types(NewOrder order) {
        return order.services().stream()
                .map(line -> Objects.requireNonNull(line.service()).type())
                .distinct()
                .toList();
    }

    /** @param lines of an agreement */
    static List<String> types(JsonNode lines) {
        return lines.valueStream()
                .map(line -> line.path("type").asString(""))
                .filter(ServiceTerms.TYPES::contains)
                .distinct()
                .toList();
    }

    /** Makes units due, and returns them. */
    List<LineChange> due(Tx tx, Collection<Long> ids) {
        var changes = changes(tx, ids, ServiceRule::due);
        book(tx, changes, c -> new Delta(c.order.id().value(), c.line.line(), 0, c.units, c.units, 0, 0));
        tell(tx, changes, ServiceFact.DUE, "");
        return changes.stream().map(c -> c.line(c.units)).toList();
    }

    /** Cancels units with their goods. */
    void cancel(Tx tx, Collection<Long> ids, String reason) {
        cancel(tx, changes(tx, ids, ServiceRule::canceled), reason);
    }

    /** Cancels the open units of orders that end. @return whether there were any */
    boolean drop(Tx tx, Collection<Long> ids) {
        var open = ServiceLineStore.open(tx, ids);
        cancel(tx, changes(tx, open, (_, line) -> line.open()), "the order has ended");
        return !open.isEmpty();
    }

    private void cancel(Tx tx, List<Change> changes, String reason) {
        book(tx, changes, c -> new Delta(c.order.id().value(), c.line.line(), c.units, 0, 0, 0, 0));
        tell(tx, changes, ServiceFact.CANCELED, reason);
    }

    /** Credits units with their goods. Of several subjects of an order, the one with the lowest id has them. */
    void credit(Tx tx, Map<Long, Long> subjects) {
        var following = ServiceLineStore.following(tx, subjects.values());
        if (following.isEmpty()) {
            return;
        }
        var changes = changes(tx, following, ServiceRule::credited);
        book(tx, changes, c -> new Delta(c.order.id().value(), c.line.line(), 0, 0, 0, c.units, 0));
        var first = new HashMap<Long, Long>();
        subjects.forEach((subject, order) -> first.merge(order, subject, Math::min));
        ServiceLineStore.addCredits(
                tx,
                changes.stream()
                        .map(c -> new ServiceLineStore.Credit(
                                Objects.requireNonNull(first.get(c.order.id().value())), c.line(c.units)))
                        .toList());
        tell(tx, changes, ServiceFact.CREDITED, "");
    }

    private List<Change> changes(Tx tx, Collection<Long> ids, Rule rule) {
        var changes = new ArrayList<Change>();
        if (!ids.isEmpty()) {
            for (var order : orders.load(tx, List.copyOf(new TreeSet<>(ids)))) {
                for (var line : order.services()) {
                    long units = rule.units(order, line);
                    if (units > 0) {
                        changes.add(new Change(order, line, units));
                    }
                }
            }
        }
        return changes;
    }

    private void book(Tx tx, List<Change> changes, Function<Change, Delta> delta) {
        if (!changes.isEmpty()) {
            lines.add(tx, changes.stream().map(delta).toList());
        }
    }

    private static void tell(Tx tx, List<Change> changes, EventType<ServiceFact> fact, String reason) {
        changes.stream().map(c -> c.order.id().value()).distinct().forEach(order -> {
            var units = changes.stream()
                    .filter(c -> c.order.id().value() == order)
                    .map(c -> new ServiceFact.Units(
                            c.line.line(),
                            Objects.requireNonNull(c.line.service()).type(),
                            c.units))
                    .toList();
            tx.emit(order, fact, new ServiceFact(reason, units));
        });
    }
}
