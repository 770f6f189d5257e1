package io.crossdock.inventory.transfer;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Transfers of stock between nodes. Lists have up to {@link Inventory#BATCH_MAX} elements; each element has one
 * outcome, in order. On hand, in transit and quarantine together always equal the ledger.
 *
 * <p>Lock order: transfers by id, then stock rows, then supply lines.
 */
public interface Transfers {

    /**
     * Creates transfers and reserves their units at the source, outside ring fences, all or nothing for each transfer.
     */
    List<TransferOutcome> request(Tx tx, List<NewTransfer> transfers);

    /**
     * Ships goods: on hand falls at the source, in transit rises at the target, which sees dated supply. Units that
     * stay are released.
     */
    List<TransferOutcome> ship(Tx tx, List<TransferShipment> transfers);

    /**
     * Books arrived goods, in parts or complete; a transfer whose units have all arrived closes. Units above the
     * shipped ones are booked too, since they are there, with a cause of their own.
     */
    List<TransferOutcome> receive(Tx tx, List<TransferReceipt> receipts);

    /**
     * Closes transfers: nothing more arrives. Missing units are written off with a cause of their own, and a case is
     * raised.
     */
    List<TransferOutcome> close(Tx tx, List<Long> transfers);

    /** Undoes {@link #request}; impossible after goods have shipped. */
    List<TransferOutcome> cancel(Tx tx, List<Long> transfers);

    /** The transfers with these ids, by id; unknown ones are left out. */
    List<Transfer> load(Tx tx, Collection<Long> transfers);

    /** Transfers by id, the newest last. @param state null: all */
    List<Transfer> list(Tx tx, Transfer.@Nullable State state, long after, int limit);
}
