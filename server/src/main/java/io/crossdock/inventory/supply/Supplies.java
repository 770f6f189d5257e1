package io.crossdock.inventory.supply;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dated supply: lines of purchase orders and transfers. Lists have up to {@link Inventory#BATCH_MAX} elements; each
 * element has one outcome, in order, and elements about one line are applied in turn. Lock order: stock rows, then
 * lines by id.
 */
public interface Supplies {

    /**
     * Event: date or quantity of supply changed; data is {@link SupplyChanged}. Every transaction that changes supply
     * emits it.
     */
    EventType<SupplyChanged> SUPPLY_CHANGED = new EventType<>("supply-changed", SupplyChanged.class);

    /**
     * Adds lines, or replaces quantity and date of known ones with the sender's latest; a late or repeated message is
     * {@link SupplyOutcome.Late}. If fewer units are ordered than promised, promises break; {@link SupplyChanged} tells
     * how many units.
     */
    List<SupplyOutcome> announce(Tx tx, List<SupplyAnnouncement> lines);

    /**
     * Books arrived goods on hand and in quarantine. A partial receipt leaves the line open. Units above the ordered
     * ones are booked too, since they are there, and reported.
     */
    List<SupplyOutcome> receive(Tx tx, List<SupplyReceipt> receipts);

    /** Closes lines: nothing more arrives. */
    List<SupplyOutcome> close(Tx tx, List<SupplyLineRef> lines);

    /** Cancels lines: nothing arrives; impossible after a receipt. */
    List<SupplyOutcome> cancel(Tx tx, List<SupplyLineRef> lines);

    /**
     * Claims units of supply, checked and claimed in one step against locked lines, in list order.
     *
     * @return for each element whether all its units were claimed; otherwise none are
     */
    List<Boolean> promise(Tx tx, List<SupplyPromise> promises);

    /**
     * Gives promised units back; a quantity above the promised one counts as the promised one. Undoes {@link #promise}.
     */
    void release(Tx tx, List<SupplyPromise> promises);

    /** Open lines of these SKUs with units to come, by SKU, date and id. */
    List<SupplyLine> expected(Tx tx, Collection<String> skus);

    /** Lines by id, the newest last. @param state null: all */
    List<SupplyLine> list(Tx tx, SupplyLine.@Nullable State state, long after, int limit);
}
