package io.crossdock.orders;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The agreement with the customer, in sets. A list may hold up to {@link #BATCH_MAX} elements and may name an order or
 * a line more than once.
 *
 * <p>A verb that is handed something impossible (more shipped than is open, an order that does not exist) throws
 * {@link ImpossibleChange} and the transaction must not be committed: that is a bug of the caller, never an expected
 * outcome. Rows are locked in key order (order, then line).
 */
public interface Orders {

    /** Elements that one call may hold. */
    int BATCH_MAX = 5_000;

    /** Fact; data is {@link OrderFact.Captured}. */
    EventType<OrderFact.Captured> ORDER_CAPTURED = new EventType<>("order-captured", OrderFact.Captured.class);

    /** Fact; data is {@link OrderFact.LinesChanged}, as for the other {@code lines-} facts. */
    EventType<OrderFact.LinesChanged> LINES_SHIPPED = new EventType<>("lines-shipped", OrderFact.LinesChanged.class);

    EventType<OrderFact.LinesChanged> LINES_DELIVERED =
            new EventType<>("lines-delivered", OrderFact.LinesChanged.class);
    EventType<OrderFact.LinesChanged> LINES_RETURNED = new EventType<>("lines-returned", OrderFact.LinesChanged.class);
    EventType<OrderFact.LinesChanged> LINES_LOST = new EventType<>("lines-lost", OrderFact.LinesChanged.class);
    EventType<OrderFact.LinesChanged> LINES_DROPPED = new EventType<>("lines-dropped", OrderFact.LinesChanged.class);

    /** Fact; data is {@link OrderFact.Substituted}. */
    EventType<OrderFact.Substituted> LINES_SUBSTITUTED =
            new EventType<>("lines-substituted", OrderFact.Substituted.class);

    /** Fact; data is {@link OrderFact.Closed}. */
    EventType<OrderFact.Closed> ORDER_CLOSED = new EventType<>("order-closed", OrderFact.Closed.class);

    /**
     * Writes new orders with their lines: two statements for any number. Throws where a channel's reference is taken;
     * ask {@link #byReference} first.
     *
     * @return the orders as {@link #load} would answer them now, one per element
     */
    List<Order> capture(Tx tx, List<NewOrder> orders);

    /**
     * These orders with their lines, in the order asked: two statements for any number. Throws where one does not
     * exist.
     */
    List<Order> load(Tx tx, List<Long> ids);

    /** The orders of these references; a reference without an order is absent. */
    Map<OrderReference, OrderId> byReference(Tx tx, Collection<OrderReference> references);

    /** Orders that match, newest first (by id), with their lines. Two statements. */
    List<Order> list(Tx tx, OrderQuery query);

    /** How many orders there are, by state. */
    OrderCounts counts(Tx tx);

    /** Units left a node. No more than are open. */
    void shipped(Tx tx, List<LineChange> changes);

    /** Shipped units arrived. No more than are on the way. */
    void delivered(Tx tx, List<LineChange> changes);

    /** Delivered units came back. No more than were delivered and not returned. */
    void returned(Tx tx, List<LineChange> changes);

    /** Shipped units will not arrive. No more than are on the way. */
    void lost(Tx tx, List<LineChange> changes);

    /** Open units will not be shipped. No more than are open. */
    void dropUnfilled(Tx tx, List<LineChange> changes);

    /**
     * Units of lines are to be sent as other SKUs. Throws where a substitute is dearer than its line. What becomes of
     * the units is told of the line; that they are given back needs no word.
     */
    void substitute(Tx tx, List<LineSubstitution> substitutions);

    /** What these orders' lines were ever substituted by, by order, line and time. */
    List<LineSubstitution> substitutions(Tx tx, Collection<Long> orders);

    /**
     * Ends orders. Closing as {@code canceled} also cancels what is still open on the lines; any other end throws while
     * units are open. Closing an order again with the same state changes nothing, with another state throws.
     */
    void close(Tx tx, List<OrderClose> closes);

    /** Checks every order: lines' quantities, totals, closed orders without open units. One sentence per violation. */
    List<String> verify(Tx tx);
}
