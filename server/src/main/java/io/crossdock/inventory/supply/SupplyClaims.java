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
 * Orders that wait for what is to come, in sets: their claims on dated supply, preorders, and whether an order may wait
 * at all.
 *
 * <p>What an order claims of a line of {@link Supplies} is the order's: no more is claimed than the line has to come;
 * when units come, they are reserved for the orders that claimed them in the transaction that receives them, the first
 * in the queue first; when fewer come than were claimed, the last in the queue lose their claims first. The place in
 * the queue is the time from which an order waits, then its id.
 */
public interface SupplyClaims {

    /** Elements that one call may hold. */
    int BATCH_MAX = 5_000;

    /**
     * Fact: claims came true, were lost, or moved; data is {@link Changed}. Told by the transaction that changed the
     * supply.
     */
    EventType<Changed> BACKLOG_CHANGED = new EventType<>("backlog-changed", Changed.class);

    /** What an order wants of what is to come. @param since its place in the queue */
    record Wish(long order, @Nullable String channel, Instant since, List<Item> items) {
        public Wish {
            items = List.copyOf(items);
        }
    }

    /** Units of an order line; above zero. */
    record Item(UnitLine line, String sku, long quantity) {}

    /** Units of a line of supply that are an order's. */
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
     * @param arrived some of their units are reserved for them now
     * @param lost some of their units will not come
     * @param moved some of their units come at another time
     */
    record Changed(List<Long> arrived, List<Long> lost, List<Long> moved) {}

    /** An order that was taken before everything in it is on sale. */
    record Preorder(long order, Instant since, Instant onSaleAt) {}

    /** A channel's SKU; empty text in a rule stands for any. */
    record Offer(String channel, String sku) {}

    /**
     * Whether orders may wait for dated supply. Of several rules that fit channel and SKU, SKU, or channel alone, the
     * first counts.
     */
    record Rule(Offer offer, boolean allowed) {}

    /**
     * Claims units that are to come, the earliest supply first, orders in list order, each all or nothing.
     *
     * @param nodes that may serve
     * @return per order its claims; none where there is too little to come
     */
    List<List<Claim>> claim(Tx tx, List<Wish> wishes, Collection<String> nodes);

    /**
     * Gives up everything that these orders claim, and their preorders. Undoes {@link #claim} and {@link #awaitSale}.
     */
    void release(Tx tx, Collection<Long> orders);

    /** What these orders claim, by line and date; an order without claims is absent. */
    Map<Long, List<Claim>> claims(Tx tx, Collection<Long> orders);

    /** Orders on the waiting list of these SKUs, the first in the queue first. */
    List<Long> waiting(Tx tx, Collection<String> skus, int most);

    /** Who waits for a SKU, by {@link QueuePosition}. @param after behind this place; null: from the first */
    List<WaitlistEntry> queue(Tx tx, String sku, WaitlistLook.@Nullable Place after, int most);

    /** What these orders wait for, by order and SKU. */
    List<WaitlistEntry> waitingOf(Tx tx, Collection<Long> orders);

    /** SKUs that orders wait for and of which there are units. @param node there; null: anywhere */
    List<String> awaitedInStock(Tx tx, @Nullable String node);

    /**
     * SKUs of orders that something else than stock keeps back and that nobody looked at since a moment; they count as
     * looked at now.
     *
     * @param most elements of the list
     */
    List<String> lookAgain(Tx tx, Instant since, int most);

    /** Remembers orders until everything in them is on sale, replacing what was remembered. */
    void awaitSale(Tx tx, List<Preorder> preorders);

    /**
     * Takes those off whose time has come, the first in the queue first. The caller tells them in the same transaction.
     */
    List<Long> onSale(Tx tx, int most);

    /** Adds or replaces rules. */
    void rule(Tx tx, List<Rule> rules);

    /** All rules, by channel and SKU. */
    List<Rule> rules(Tx tx);

    /** Which of these may wait for dated supply. */
    List<Offer> allowed(Tx tx, Collection<Offer> offers);
}
