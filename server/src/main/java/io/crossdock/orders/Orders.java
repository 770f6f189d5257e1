package io.crossdock.orders;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.orders.OrderRequests.CancelCause;
import io.crossdock.orders.OrderRequests.CancelRequest;
import io.crossdock.orders.agreement.Agreement;
import io.crossdock.orders.agreement.OrderVersion;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The agreement with the customer, in sets. A list may hold up to {@link #BATCH_MAX} elements and may name an order or
 * a line more than once.
 *
 * <p>A verb throws {@link ImpossibleChange} if it gets an impossible command (more units shipped than are open, an
 * order that does not exist); the transaction must not be committed then. That is a bug of the caller, never an
 * expected outcome. Rows are locked in key order (order, then line).
 */
public interface Orders {

    /** Elements that one call may hold. */
    int BATCH_MAX = 5_000;

    /** Event; data is {@link OrderFact.Captured}. */
    EventType<OrderFact.Captured> ORDER_CAPTURED = new EventType<>("order-captured", OrderFact.Captured.class);

    /** Event; data is {@link OrderFact.LinesChanged}, as for the other {@code lines-} events. */
    EventType<OrderFact.LinesChanged> LINES_SHIPPED = new EventType<>("lines-shipped", OrderFact.LinesChanged.class);

    EventType<OrderFact.LinesChanged> LINES_DELIVERED =
            new EventType<>("lines-delivered", OrderFact.LinesChanged.class);
    EventType<OrderFact.LinesChanged> LINES_RETURNED = new EventType<>("lines-returned", OrderFact.LinesChanged.class);
    EventType<OrderFact.LinesChanged> LINES_LOST = new EventType<>("lines-lost", OrderFact.LinesChanged.class);
    EventType<OrderFact.LinesChanged> LINES_DROPPED = new EventType<>("lines-dropped", OrderFact.LinesChanged.class);

    /** Event; data is {@link OrderFact.LinesCanceled}: units that somebody does not want any more. */
    EventType<OrderFact.LinesCanceled> LINES_CANCELED =
            new EventType<>("lines-canceled", OrderFact.LinesCanceled.class);

    /** Event; data is {@link OrderFact.Substituted}. */
    EventType<OrderFact.Substituted> LINES_SUBSTITUTED =
            new EventType<>("lines-substituted", OrderFact.Substituted.class);

    /** Event; data is {@link OrderFact.Agreed}: there is a further version of what was agreed. */
    EventType<OrderFact.Agreed> AGREEMENT_CHANGED = new EventType<>("agreement-changed", OrderFact.Agreed.class);

    /** Event; data is {@link OrderFact.Closed}. */
    EventType<OrderFact.Closed> ORDER_CLOSED = new EventType<>("order-closed", OrderFact.Closed.class);

    /**
     * Writes new orders with their lines and agreements, in three statements for any number; more for those with
     * several delivery groups, or service lines. Throws if a channel's reference is taken; ask {@link #byReference}
     * first.
     *
     * @return the orders as {@link #load} would return them now, one per element
     */
    List<Order> capture(Tx tx, List<NewOrder> orders);

    /**
     * These orders with their lines, in the order asked; two statements for any number. Throws if one does not exist.
     */
    List<Order> load(Tx tx, List<Long> ids);

    /** All versions of an order's agreement, the first one first; empty if there is no such order. */
    List<OrderVersion> versions(Tx tx, OrderId order);

    /**
     * Adds the next version of an order's agreement, with the event {@link #AGREEMENT_CHANGED}. The caller holds the
     * order, or whatever keeps two changes of it apart.
     *
     * @param change kind of the change
     * @param reason why, for people
     */
    void agree(Tx tx, OrderId order, String change, String reason, Agreement agreement);

    /** The agreements as they are now, by order; one statement. */
    Map<Long, OrderVersion> agreements(Tx tx, Collection<Long> ids);

    /** Ids of orders by reference; references without an order are absent. */
    Map<OrderReference, OrderId> byReference(Tx tx, Collection<OrderReference> references);

    /**
     * Orders that match, newest first, with their lines: by id, or by their time of placement where it alone is asked
     * for. Two statements.
     */
    List<Order> list(Tx tx, OrderQuery query);

    /** Ids of open orders with several delivery groups, the newest first. */
    List<Long> withGroups(Tx tx, int most);

    /** Channels that orders came from, sorted; reads one row for each. */
    List<String> channels(Tx tx);

    /** Number of orders by state. */
    OrderCounts counts(Tx tx);

    /**
     * Units left a node; at most the open ones.
     *
     * @return units of service lines that are due with them, and count as shipped and delivered
     */
    List<LineChange> shipped(Tx tx, List<LineChange> changes);

    /** Makes the units of service lines due that have nothing to wait for: all of them, where an order has no goods. */
    List<LineChange> servicesDue(Tx tx, Collection<Long> orders);

    /**
     * Credits the units of service lines whose goods came back, or are lost, by now; after {@link #returned} or
     * {@link #lost}.
     *
     * @param subjects orders by the return or fulfillment whose refund has them
     */
    void creditServices(Tx tx, Map<Long, Long> subjects);

    /** What {@link #creditServices} credited, by subject; the others are left out. */
    Map<Long, List<LineChange>> creditedServices(Tx tx, Collection<Long> subjects);

    /** Shipped units arrived; at most those on the way. */
    void delivered(Tx tx, List<LineChange> changes);

    /** Delivered units came back; at most those that were not returned yet. */
    void returned(Tx tx, List<LineChange> changes);

    /** Shipped units will not arrive; at most those on the way. */
    void lost(Tx tx, List<LineChange> changes);

    /** Open units will not be shipped; at most the open ones. */
    void dropUnfilled(Tx tx, List<LineChange> changes);

    /**
     * Records that units of lines are not wanted any more. They are canceled by {@link #cancelUnits} once no node works
     * on them.
     */
    void requestCancel(Tx tx, List<LineChange> changes, String reason, CancelCause cause);

    /** Units that {@link #requestCancel} recorded and that are not canceled, by order and line. */
    List<CancelRequest> cancelRequests(Tx tx, Collection<Long> orders);

    /** Cancels units that {@link #requestCancel} recorded; at most those, and at most the open ones. */
    void cancelUnits(Tx tx, List<CancelRequest> canceled);

    /** Forgets requests whose units have left. */
    void forgetCancel(Tx tx, List<CancelRequest> requests);

    /**
     * Records that units of lines are sent as substitutes. Throws if a substitute costs more than its line. Later
     * changes of the units are reported on the line; a substitution that is given back needs no call.
     */
    void substitute(Tx tx, List<LineSubstitution> substitutions);

    /** All substitutions that these orders' lines ever had, by order, line and time. */
    List<LineSubstitution> substitutions(Tx tx, Collection<Long> orders);

    /**
     * Ends orders. Closing as {@code canceled} also cancels the open units of the lines; any other state throws while
     * units are open. Closing an order again with the same state changes nothing; with another state it throws.
     */
    void close(Tx tx, List<OrderClose> closes);

    /**
     * Checks every order: quantities of lines, totals, closed orders without open units. One sentence per violation.
     */
    List<String> verify(Tx tx);
}
