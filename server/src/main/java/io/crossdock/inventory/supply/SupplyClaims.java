package io.crossdock.inventory.supply;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.QueuePosition;
import io.crossdock.inventory.WaitlistEntry;
import io.crossdock.inventory.WaitlistLook;
import io.crossdock.shared.UnitLine;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Orders that wait for supply: their claims on dated supply, preorders, and the rules that allow waiting.
 *
 * <p>Claims on a line of {@link Supplies} never exceed its units to come. The transaction that receives units reserves
 * them for the orders with claims, the first in the queue first. If fewer units come than are claimed, the last in the
 * queue lose their claims first. The queue is sorted by the time from which an order waits, then by id.
 */
public interface SupplyClaims {

    /** Most elements of one call. */
    int BATCH_MAX = 5_000;

    /**
     * Event: claims were served, lost, or moved; data is {@link Changed}. The transaction that changes the supply emits
     * it.
     */
    EventType<Changed> BACKLOG_CHANGED = new EventType<>("backlog-changed", Changed.class);

    /** Units of supply that an order wants. @param since the order's place in the queue */
    record ClaimRequest(long order, @Nullable String channel, Instant since, List<Item> items) {
        public ClaimRequest {
            items = List.copyOf(items);
        }
    }

    /** Units of an order line; more than zero. */
    record Item(UnitLine line, String sku, long quantity) {}

    /** Units of a supply line that an order has a claim on. */
    record Claim(
            long order,
            @JsonUnwrapped UnitLine line,
            long inbound,
            String reference,
            String sku,
            String node,
            long quantity,
            Instant expectedAt) {}

    /**
     * Data of {@link #BACKLOG_CHANGED}: orders, each list in the order of the queue.
     *
     * @param arrived orders with units that are reserved for them now
     * @param lost orders with units that will not come
     * @param moved orders with units that come at another time
     */
    record Changed(List<Long> arrived, List<Long> lost, List<Long> moved) {}

    /** An order that was captured before all its SKUs are on sale. */
    record Preorder(long order, Instant since, Instant onSaleAt) {}

    /** A SKU in a channel; in a rule, an empty text stands for any. */
    record Offer(String channel, String sku) {}

    /** Whether orders may wait for dated supply. The most specific rule counts: channel and SKU, SKU, channel, any. */
    record Rule(Offer offer, boolean allowed) {}

    /**
     * Claims supply, the earliest first; orders in list order, each all or nothing.
     *
     * @param nodes nodes that may serve
     * @return the claims of each order; none if the supply is too small
     */
    List<List<Claim>> claim(Tx tx, List<ClaimRequest> requests, Collection<String> nodes);

    /** Releases all claims of these orders, and their preorders. Undoes {@link #claim} and {@link #awaitSale}. */
    void release(Tx tx, Collection<Long> orders);

    /** Claims of these orders, by line and date; an order without claims is absent. */
    Map<Long, List<Claim>> claims(Tx tx, Collection<Long> orders);

    /** Orders on the waiting list of these SKUs, in the order of the queue. */
    List<Long> waiting(Tx tx, Collection<String> skus, int most);

    /**
     * Waiting list of a SKU, by {@link QueuePosition}. @param after only entries behind this place; null: from the
     * first
     */
    List<WaitlistEntry> queue(Tx tx, String sku, WaitlistLook.@Nullable Place after, int most);

    /** Entries of these orders on the waiting list, by order and SKU. */
    List<WaitlistEntry> waitingOf(Tx tx, Collection<Long> orders);

    /** SKUs that orders wait for and that have free units. @param node the node with the units; null: any */
    List<String> awaitedInStock(Tx tx, @Nullable String node);

    /**
     * SKUs of orders that are kept back and had no look since a time; marks them as looked at now.
     *
     * @param most most entries of the waiting list
     */
    List<String> lookAgain(Tx tx, Instant since, int most);

    /** Stores orders until all their SKUs are on sale; replaces what was stored. */
    void awaitSale(Tx tx, List<Preorder> preorders);

    /**
     * Takes off orders whose SKUs are on sale now, in the order of the queue. The caller wakes them in the same
     * transaction.
     */
    List<Long> onSale(Tx tx, int most);

    /** Adds rules or replaces them by channel and SKU. */
    void rule(Tx tx, List<Rule> rules);

    /** All rules, by channel and SKU. */
    List<Rule> rules(Tx tx);

    /** The offers among these that may wait for dated supply. */
    List<Offer> allowed(Tx tx, Collection<Offer> offers);
}
