package io.crossdock.inventory.verification;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.walk.StockWalk;
import java.util.List;

/**
 * Verifies the books all the time, and repairs them on demand. Verification walks over all rows in slices of bounded
 * time and starts over at the end, so that a violation is found within one walk.
 */
public interface StockVerification {

    /**
     * Event and case: levels were set to what ledger and reservations state; data is {@link Rebuilt}. In the log of an
     * id of its own.
     */
    EventType<Rebuilt> STOCK_REBUILT = new EventType<>("stock-rebuilt", Rebuilt.class);

    /** A row that disagrees with ledger and reservations. */
    record Difference(
            String sku,
            String node,
            long onHand,
            long bookedOnHand,
            long quarantined,
            long bookedQuarantined,
            long reserved,
            long heldReserved) {}

    /** Data of {@link #STOCK_REBUILT}: rows before and after. */
    record Rebuilt(List<Difference> rows) {
        public Rebuilt {
            rows = List.copyOf(rows);
        }
    }

    /** States of the walks, by name. A cheap query, open to the public. */
    List<StockWalk> walks(Tx tx);

    /** Rows that disagree, by SKU and node, at most {@code Inventory.BATCH_MAX}. Reads everything. */
    List<Difference> differences(Tx tx);

    /**
     * Sets rows to what ledger and reservations state, at most {@code Inventory.BATCH_MAX} of them; call again until
     * none is left. Leaves out a row whose ledger sums to less than zero. Raises a case. {@link #recountFences} repairs
     * fences.
     *
     * @return rows that were set
     */
    List<Difference> rebuild(Tx tx);

    /** Fences that disagree with the reservations, and rows that disagree with their fences: one sentence each. */
    List<String> fenceDifferences(Tx tx);

    /**
     * Result of {@link #recountFences}.
     *
     * @param rows number of rows with a wrong figure
     * @param last SKU to go on after; empty if none is left
     */
    record Recounted(int rows, String last) {}

    /**
     * Recounts the fences of the next {@code Inventory.BATCH_MAX} fenced SKUs. Runs in a transaction of its own,
     * because it locks the channel groups before the rows. Raises a case if a figure was wrong.
     */
    Recounted recountFences(Tx tx, String after);
}
