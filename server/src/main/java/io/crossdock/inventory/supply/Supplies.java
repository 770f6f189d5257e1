package io.crossdock.inventory.supply;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dated supply: purchase orders and transfers that are to come. In sets of up to {@link Inventory#BATCH_MAX} elements,
 * one outcome per element, in order; elements about the same line are applied in turn. Lock order: stock rows, then
 * lines by id.
 */
public interface Supplies {

    /**
     * Fact: date or quantity of supply changed; data is {@link SupplyChanged}. Every change is told by the transaction
     * that made it.
     */
    EventType<SupplyChanged> SUPPLY_CHANGED = new EventType<>("supply-changed", SupplyChanged.class);

    /**
     * Adds lines, or replaces quantity and date of known ones, each by what its sender says last: a late or repeated
     * message is {@link SupplyOutcome.Late}. Fewer units than were promised breaks promises: {@link SupplyChanged} says
     * how many.
     */
    List<SupplyOutcome> announce(Tx tx, List<SupplyAnnouncement> lines);

    /**
     * Goods came: books them on hand and in quarantine. A part leaves the line open. More than was ordered is booked
     * too, since the goods are there, and is said.
     */
    List<SupplyOutcome> receive(Tx tx, List<SupplyReceipt> receipts);

    /** Nothing more comes on these lines. */
    List<SupplyOutcome> close(Tx tx, List<SupplyLineRef> lines);

    /** Nothing comes on these lines; impossible once something came. */
    List<SupplyOutcome> cancel(Tx tx, List<SupplyLineRef> lines);

    /**
     * Claims units of what is to come, checked and claimed in one step against locked lines, in list order.
     *
     * @return per element whether all its units were claimed; none of them where not
     */
    List<Boolean> promise(Tx tx, List<SupplyPromise> promises);

    /** Gives promised units back; more than are promised counts as what is. Undoes {@link #promise}. */
    void release(Tx tx, List<SupplyPromise> promises);

    /** Open lines of these SKUs with units to come, by SKU, date and id. */
    List<SupplyLine> expected(Tx tx, Collection<String> skus);

    /** Lines by id, the newest last. @param state null: all */
    List<SupplyLine> list(Tx tx, SupplyLine.@Nullable State state, long after, int limit);
}
