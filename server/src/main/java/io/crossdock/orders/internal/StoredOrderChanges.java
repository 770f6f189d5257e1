package io.crossdock.orders.internal;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.orders.Address;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.change.ChangeFact;
import io.crossdock.orders.change.ChangePart;
import io.crossdock.orders.change.ChangeState;
import io.crossdock.orders.change.ChangeWish;
import io.crossdock.orders.change.OrderChange;
import io.crossdock.orders.change.OrderChanges;
import io.crossdock.shared.GroupRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The changes over their store, with their events. */
@Component
final class StoredOrderChanges implements OrderChanges {

    /** The signal that the process gets which asks for the money of a change. */
    private static final String DECIDED = "change-decided";

    @Override
    public OrderChange add(Tx tx, OrderId order, ChangeWish wish, List<ChangePart> parts) {
        int number = OrderChangeStore.insert(tx, order.value(), wish);
        OrderChangeStore.insertParts(tx, order.value(), number, parts);
        var change = new OrderChange(order.value(), number, wish, tx.actor(), tx.at(), parts);
        parts.forEach(part -> tell(tx, change, part));
        return change;
    }

    @Override
    public List<OrderChange> of(Tx tx, OrderId order) {
        return OrderChangeStore.of(tx, order.value());
    }

    @Override
    public Map<Long, List<OrderChange>> open(Tx tx, Collection<Long> orders) {
        return orders.isEmpty()
                ? Map.of()
                : OrderChangeStore.open(tx, orders).stream().collect(Collectors.groupingBy(OrderChange::order));
    }

    @Override
    public void decide(Tx tx, OrderChange change, ChangePart decided) {
        store(tx, change, decided);
    }

    static void store(Tx tx, OrderChange change, ChangePart decided) {
        OrderChangeStore.update(tx, change.order(), change.number(), decided);
        boolean requested = change.parts().stream()
                .anyMatch(p -> p.place() == decided.place() && p.state() == ChangeState.REQUESTED);
        if (requested && decided.state() != ChangeState.REQUESTED) {
            tell(tx, change, decided);
            long extension = decided.asked().extension();
            if (extension != 0) {
                tx.signal(new Tx.Signal(extension, DECIDED, Map.of()));
            }
        }
    }

    @Override
    public void readdress(Tx tx, Order part, Address address) {
        if (!part.deliveryGroups().isEmpty()) {
            DeliveryGroupStore.readdress(tx, part, address);
        }
        if (part.number() == GroupRef.FIRST) {
            OrderChangeStore.readdress(tx, part.id().value(), address);
        }
    }

    @Override
    public void deliver(Tx tx, Order part, DeliveryMethod way, String service) {
        if (!part.deliveryGroups().isEmpty()) {
            DeliveryGroupStore.deliver(tx, part, way, service);
        }
        if (part.number() == GroupRef.FIRST) {
            OrderChangeStore.deliver(tx, part.id().value(), way, service);
        }
    }

    @Override
    public void addLine(Tx tx, OrderId order, NewLine line) {
        OrderChangeStore.addLine(tx, order.value(), line);
    }

    private static void tell(Tx tx, OrderChange change, ChangePart part) {
        tx.emit(
                change.order(),
                event(part.state()),
                new ChangeFact(
                        change.number(),
                        part.kind(),
                        change.wish().requestedBy(),
                        change.wish().reasonCode(),
                        change.wish().note(),
                        part.moneyMinor(),
                        part.outcome()));
    }

    private static EventType<ChangeFact> event(ChangeState state) {
        return switch (state) {
            case REQUESTED -> REQUESTED;
            case APPLIED -> APPLIED;
            case REFUSED -> REFUSED;
        };
    }
}
