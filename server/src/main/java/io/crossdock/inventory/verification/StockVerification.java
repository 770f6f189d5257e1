package io.crossdock.inventory.verification;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.walk.StockWalk;
import java.util.List;

/**
 * The books watched all the time, and put right on demand. Verification walks along all rows in slices of bounded time
 * and begins again when it is through, so a violation is found within one walk.
 */
public interface StockVerification {

    /**
     * Fact and case: levels were set to what ledger and reservations say; data is {@link Rebuilt}. On a number of its
     * own.
     */
    EventType<Rebuilt> STOCK_REBUILT = new EventType<>("stock-rebuilt", Rebuilt.class);

    /** A row that does not say what ledger and reservations say. */
    record Difference(
            String sku,
            String node,
            long onHand,
            long bookedOnHand,
            long quarantined,
            long bookedQuarantined,
            long reserved,
            long heldReserved) {}

    /** Data of {@link #STOCK_REBUILT}: rows as they were and as they are. */
    record Rebuilt(List<Difference> rows) {
        public Rebuilt {
            rows = List.copyOf(rows);
        }
    }

    /** Where the walks stand, by name. Cheap: for the public. */
    List<StockWalk> walks(Tx tx);

    /** Rows that differ, by SKU and node, at most {@code Inventory.BATCH_MAX}. Reads everything. */
    List<Difference> differences(Tx tx);

    /**
     * Sets rows that differ to what ledger and reservations say, at most {@code Inventory.BATCH_MAX} of them: call
     * again until none is left. A row whose ledger sums to less than zero can't be set and is left out. Raises a case.
     * Fences are counted by {@link #recountFences}.
     *
     * @return rows that were set
     */
    List<Difference> rebuild(Tx tx);

    /**
     * Fences that don't hold what reservations say, and rows that don't keep back what their fences say: one sentence
     * each.
     */
    List<String> fenceDifferences(Tx tx);

    /**
     * What {@link #recountFences} did.
     *
     * @param rows of which a figure was wrong
     * @param last SKU that it looked at: go on after it; empty when there is none left
     */
    record Recounted(int rows, String last) {}

    /**
     * Counts the fences of the next {@code Inventory.BATCH_MAX} fenced SKUs anew. In a transaction of its own: it takes
     * the lock of the channel groups before those of the rows. Raises a case where a figure was wrong.
     */
    Recounted recountFences(Tx tx, String after);
}
