package io.crossdock.orders.change;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.orders.Address;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Changes of orders as they are stored. The caller holds the order: two changes of it come one after the other.
 *
 * <p>Units that are to be canceled follow {@code Orders.cancelUnits} and {@code Orders.forgetCancel}; what is requested
 * when its order ends is decided by that.
 */
public interface OrderChanges {

    /** Events; data is {@link ChangeFact}, one per part. */
    EventType<ChangeFact> REQUESTED = new EventType<>("change-requested", ChangeFact.class);

    EventType<ChangeFact> APPLIED = new EventType<>("change-applied", ChangeFact.class);
    EventType<ChangeFact> REFUSED = new EventType<>("change-refused", ChangeFact.class);

    /** Stores a change of an order, under its next number, with an event per part. */
    OrderChange add(Tx tx, OrderId order, ChangeWish wish, List<ChangePart> parts);

    /** All changes of an order, the first one first. */
    List<OrderChange> of(Tx tx, OrderId order);

    /** Those with a part that is requested, or for which nodes have to answer, by order; the first one first. */
    Map<Long, List<OrderChange>> open(Tx tx, Collection<Long> orders);

    /** Stores what became of a part, with its event if it was requested before. */
    void decide(Tx tx, OrderChange change, ChangePart decided);

    /** The order, or the delivery group that it is a part of, goes to this address from now on. */
    void readdress(Tx tx, Order part, Address address);

    /** The order gets a further line, which its total then has, too. */
    void addLine(Tx tx, OrderId order, NewLine line);

    /** The order, or the delivery group that it is a part of, reaches its recipient in this way from now on. */
    void deliver(Tx tx, Order part, DeliveryMethod way, String service);
}
