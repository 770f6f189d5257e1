package io.crossdock.inventory;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Goods, in sets. Quantities are whole base units of the SKU and above zero unless said otherwise. A list may hold up
 * to {@link #BATCH_MAX} elements and may name the same SKU and node more than once.
 *
 * <p>Each verb locks only the stock rows that it names, in key order (SKU, then node). A verb that is handed something
 * impossible (more shipped than is reserved, a quantity of zero) throws and changes nothing: that is a bug of the
 * caller, never an expected outcome.
 */
public interface Inventory {

    /** Elements that one call may hold. */
    int BATCH_MAX = 5_000;

    /** Fact: units became available; data is {@link StockIncreased}. */
    EventType<StockIncreased> STOCK_INCREASED = new EventType<>("stock-increased", StockIncreased.class);

    /**
     * Fact: rows of stock as they are now; data is {@link StockChanged}. Every change of a row is told, in the
     * transaction that made it.
     */
    EventType<StockChanged> STOCK_CHANGED = new EventType<>("stock-changed", StockChanged.class);

    /** Fact: waiting orders should be looked at; data is {@link WaitlistLook}. */
    EventType<WaitlistLook> STOCK_AWAITED = new EventType<>("stock-awaited", WaitlistLook.class);

    /** Fact: a count found less than is promised; data is {@link PromisedStockMissing}. */
    EventType<PromisedStockMissing> PROMISED_STOCK_MISSING =
            new EventType<>("promised-stock-missing", PromisedStockMissing.class);

    /**
     * What may be promised to anybody now: on hand - reserved - safety - buffer - fenced for groups, the same figure
     * that {@link #reserve} enforces for an order of no channel or of one without fences.
     *
     * @return per asked SKU its nodes with at least one unit, by node code; a SKU without any is absent
     */
    Map<String, List<AvailableUnits>> availability(Tx tx, Collection<String> skus);

    /**
     * What may be promised to orders of a channel now: at nodes that may serve it, with its group's fences. The same
     * figure that {@link #reserve} enforces for it.
     *
     * @return as {@link #availability(Tx, Collection)}
     */
    Map<String, List<AvailableUnits>> availability(Tx tx, Collection<String> skus, String channel);

    /**
     * Which of these channels see the same units of these SKUs; each channel in one audience, in the order asked.
     * Nearly always all are one, and see what anybody sees: that is one point read.
     */
    List<ChannelView> audiences(Tx tx, Collection<String> skus, Collection<String> channels);

    /**
     * Locks every row of these SKUs where at least one unit may be promised to somebody, in key order: figures that are
     * read after it can't be claimed by others until the transaction ends. For orders that lost their race again and
     * again; else lock only what is claimed.
     */
    void lock(Tx tx, Collection<String> skus);

    /**
     * Checks and claims in one step. Owners are decided in list order, each all or nothing, against figures that are
     * locked until the transaction ends. One that is short claims nothing and learns how much each of its short claims
     * could have had, so the caller can decide again and call again in the same transaction.
     *
     * <p>Claiming again for a line and node adds to its reservation. The waiting list is left alone.
     */
    List<ReserveOutcome> reserve(Tx tx, List<ReserveRequest> reserves);

    /** Gives units back. More than is still held counts as what is held, so giving back twice gives back once. */
    void release(Tx tx, List<ReleaseRequest> releases);

    /** Gives back everything that these orders still hold, and takes them off the waiting list. */
    void releaseOrders(Tx tx, List<Long> orders);

    /**
     * Goods left the node: on hand and reservation go down. Throws where more leaves than is reserved there for the
     * line.
     */
    void ship(Tx tx, List<ReservedUnits> goods);

    /**
     * The node did not find what was reserved: the reservation ends and the phantom units are written off. Throws where
     * more is missing than is reserved there for the line.
     */
    void shortPick(Tx tx, List<ReservedUnits> goods);

    /**
     * Goods came in (delivery, return, found again): sellable ones to on hand, damaged ones to quarantine, out of reach
     * of orders.
     */
    void receive(Tx tx, List<StockReceipt> receipts);

    /**
     * Absolute counts of what is sellable, each dated: a count that is not newer than the last one of its SKU and node
     * changes nothing. A count below what is reserved breaks no promise by itself: the missing units are remembered,
     * nothing more can be promised there, and a case is raised.
     *
     * @return how many counts took effect
     */
    int count(Tx tx, List<StockCount> counts);

    /**
     * Sets the units per SKU and node that are kept back from promising; zero or more. Rows that do not exist yet are
     * made.
     */
    void keepBack(Tx tx, List<SafetyStock> safeties);

    /** Every row of these SKUs, also where nothing is left, by SKU and node. */
    List<StockLevel> levels(Tx tx, Collection<String> skus);

    /** What these orders still hold, by order, line and node. */
    List<ReservedUnits> reserved(Tx tx, Collection<Long> orders);

    /**
     * Puts orders on the waiting list, one quantity per SKU (an order's elements for one SKU are summed), replacing
     * what the order waited for before.
     */
    void awaitStock(Tx tx, List<WaitlistEntry> wanted);

    /**
     * Takes those orders off the waiting list of these SKUs that could be served now, by their {@link QueuePosition},
     * each unit given out once. An order that can't be served completely does not block younger ones, until it has
     * waited for two days: then what is there of its SKUs is set aside for it. Which orders are woken depends on the
     * list and the figures alone, not on the server that looks. The caller tells the orders in the same transaction.
     * Where units are left and the list goes on, {@link #STOCK_AWAITED} says from where.
     *
     * @param look whose turn it may be
     * @param nodes that may serve; units elsewhere do not count
     */
    List<Long> wake(Tx tx, WaitlistLook look, Collection<String> nodes);

    /** The same, of everybody who waits for these SKUs. */
    default List<Long> wake(Tx tx, Collection<String> skus, Collection<String> nodes) {
        return wake(tx, WaitlistLook.byAnybody(List.copyOf(skus)), nodes);
    }

    /**
     * Compares levels, ledger and reservations of everything, in sets. One sentence per violation, empty when all is
     * well.
     */
    List<String> verify(Tx tx);
}
