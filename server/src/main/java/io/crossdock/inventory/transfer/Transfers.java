package io.crossdock.inventory.transfer;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stock that goes from node to node. In sets of up to {@link Inventory#BATCH_MAX} elements, one outcome per element, in
 * order. On hand, in transit and in quarantine together always equal the ledger.
 *
 * <p>Lock order: transfers by id, then stock rows, then lines of supply.
 */
public interface Transfers {

    /**
     * Makes transfers and reserves their units at the source, of what anybody may have, all or nothing per transfer.
     */
    List<TransferOutcome> request(Tx tx, List<NewTransfer> transfers);

    /**
     * Goods left: on hand goes down at the source, in transit up at the target, which sees dated supply. What stays is
     * free again.
     */
    List<TransferOutcome> ship(Tx tx, List<TransferShipment> transfers);

    /**
     * Goods came, in parts or whole; a transfer of which all came is closed. More than was shipped is booked too, with
     * a cause of its own, since the goods are there.
     */
    List<TransferOutcome> receive(Tx tx, List<TransferReceipt> receipts);

    /** Nothing more comes: what is missing is written off with a cause of its own, and a case is raised. */
    List<TransferOutcome> close(Tx tx, List<Long> transfers);

    /** Undoes {@link #request}; impossible once goods left. */
    List<TransferOutcome> cancel(Tx tx, List<Long> transfers);

    /** Those of these that exist, by id. */
    List<Transfer> load(Tx tx, Collection<Long> transfers);

    /** By id, the newest last. @param state null: all */
    List<Transfer> list(Tx tx, Transfer.@Nullable State state, long after, int limit);
}
