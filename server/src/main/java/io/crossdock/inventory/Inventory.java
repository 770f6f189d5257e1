package io.crossdock.inventory;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Stock at nodes: availability, reservations, goods movements and the waiting list.
 *
 * <p>Verbs take lists of up to {@link #BATCH_MAX} elements; a list may name a SKU and node more than once. Quantities
 * are whole base units of the SKU and more than zero unless said otherwise.
 *
 * <p>Each verb locks only the stock rows that it names, in key order (SKU, then node). Impossible arguments (more
 * shipped than reserved, a quantity of zero) are a bug of the caller: the verb throws and changes nothing.
 */
public interface Inventory {

    /** Most elements of one call. */
    int BATCH_MAX = 5_000;

    /** Event: units became available; data is {@link StockIncreased}. */
    EventType<StockIncreased> STOCK_INCREASED = new EventType<>("stock-increased", StockIncreased.class);

    /**
     * Event: stock rows after a change; data is {@link StockChanged}. Every transaction that changes a row emits it.
     */
    EventType<StockChanged> STOCK_CHANGED = new EventType<>("stock-changed", StockChanged.class);

    /** Event: waiting orders need a look; data is {@link WaitlistLook}. */
    EventType<WaitlistLook> STOCK_AWAITED = new EventType<>("stock-awaited", WaitlistLook.class);

    /** Event: a count found fewer units than are promised; data is {@link PromisedStockMissing}. */
    EventType<PromisedStockMissing> PROMISED_STOCK_MISSING =
            new EventType<>("promised-stock-missing", PromisedStockMissing.class);

    /**
     * Units that orders outside all ring fences may be promised now: on hand - reserved - safety - buffer - hard
     * fences. {@link #reserve} enforces the same figure for an order without a channel, or of a channel without fences.
     *
     * @return for each SKU its nodes with at least one unit, by node code; a SKU without any is absent
     */
    Map<String, List<AvailableUnits>> availability(Tx tx, Collection<String> skus);

    /**
     * Units that orders of a channel may be promised now, at nodes that may serve it and with its group's fences.
     * {@link #reserve} enforces the same figure.
     *
     * @return as {@link #availability(Tx, Collection)}
     */
    Map<String, List<AvailableUnits>> availability(Tx tx, Collection<String> skus, String channel);

    /**
     * Groups these channels by the availability that they see of these SKUs. Each channel is in one group; groups are
     * in the order of the argument. Nearly always there is a single group that sees what orders without a channel see;
     * that costs one point read.
     */
    List<ChannelView> audiences(Tx tx, Collection<String> skus, Collection<String> channels);

    /**
     * Locks every row of these SKUs that has at least one unit to promise to any channel, in key order. Until the
     * transaction ends, nobody else claims from figures that are read afterwards. For orders that lost several races;
     * otherwise let {@link #reserve} lock the rows that it claims from.
     */
    void lock(Tx tx, Collection<String> skus);

    /**
     * Checks and claims in one step. Owners are decided in list order, each all or nothing, against figures that stay
     * locked until the transaction ends. An owner that is short claims nothing and learns the units available for each
     * short claim, so that the caller can decide and call again in the same transaction.
     *
     * <p>A further claim for a line and node adds to its reservation. The waiting list does not change.
     */
    List<ReserveOutcome> reserve(Tx tx, List<ReserveRequest> reserves);

    /**
     * Gives reserved units back. A quantity above what is held counts as what is held, so a repeated release gives
     * nothing.
     */
    void release(Tx tx, List<ReleaseRequest> releases);

    /** Releases everything that these orders hold and takes them off the waiting list. */
    void releaseOrders(Tx tx, List<Long> orders);

    /**
     * Books goods that left the node: on hand and reservation go down. Throws if a line ships more than it has reserved
     * there.
     */
    void ship(Tx tx, List<ReservedUnits> goods);

    /**
     * Books reserved units that the node did not find: the reservation ends and the units are written off. Throws if a
     * line misses more than it has reserved there.
     */
    void shortPick(Tx tx, List<ReservedUnits> goods);

    /**
     * Books goods that came in (a delivery, a return, found goods): sellable units go on hand, damaged ones to
     * quarantine.
     */
    void receive(Tx tx, List<StockReceipt> receipts);

    /**
     * Applies absolute, dated counts of sellable units. A count that is not newer than the last one of its SKU and node
     * changes nothing. A count below the reserved units keeps all reservations: the missing units are recorded, the
     * node promises nothing more of the SKU, and a case is raised.
     *
     * @return number of counts that took effect
     */
    int count(Tx tx, List<StockCount> counts);

    /** Sets the safety units of SKUs at nodes; zero or more. Creates missing rows. */
    void keepBack(Tx tx, List<SafetyStock> safeties);

    /** Every row of these SKUs, by SKU and node; rows without available units too. */
    List<StockLevel> levels(Tx tx, Collection<String> skus);

    /** Units that these orders hold, by order, line and node. */
    List<ReservedUnits> reserved(Tx tx, Collection<Long> orders);

    /**
     * Puts orders on the waiting list. Replaces what an order waited for before; an order's elements for one SKU are
     * summed.
     */
    void awaitStock(Tx tx, List<WaitlistEntry> wanted);

    /**
     * Takes orders that can be served now off the waiting list of these SKUs, by their {@link QueuePosition}; each unit
     * is given out once. An order that can't be served completely lets younger ones pass until it has waited for two
     * days; from then on the units of its SKUs are set aside for it. The result depends only on the list and the
     * figures, not on the server. The caller wakes the orders in the same transaction. If units are left and the list
     * goes on, {@link #STOCK_AWAITED} names the place to continue from.
     *
     * @param look the orders to consider
     * @param nodes nodes that may serve; units elsewhere do not count
     * @return the orders to wake, in the order of the queue
     */
    List<Long> wake(Tx tx, WaitlistLook look, Collection<String> nodes);

    /** As {@link #wake(Tx, WaitlistLook, Collection)}, for all orders that wait for these SKUs. */
    default List<Long> wake(Tx tx, Collection<String> skus, Collection<String> nodes) {
        return wake(tx, WaitlistLook.byAnybody(List.copyOf(skus)), nodes);
    }

    /**
     * Compares levels, ledger and reservations of all rows.
     *
     * @return one sentence for each violation
     */
    List<String> verify(Tx tx);
}
