package io.crossdock.inventory;

import io.crossdock.engine.Tx;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The books watched all the time, and put right on demand. Verification walks along all rows in slices of bounded time and begins again when
 * it is through, so a violation is found within one walk.
 */
public interface StockWatch {

    /** Fact and case: levels were set to what ledger and reservations say; data is {@link Rebuilt}. On a number of its own. */
    String STOCK_REBUILT = "stock-rebuilt";

    /**
     * A walk along all rows.
     *
     * @param name {@code stock-verify}, {@code fence-verify}, {@code supply-verify}, {@code hold-verify}, {@code backlog-verify}, and
     *     {@code stock-buffers}, which learns and finds nothing
     * @param startedAt of the walk under way; null between two walks
     * @param rows that the walk under way has done: of stock, holds, or lines of supply with claims
     * @param violations that it has found so far
     * @param completedAt end of the last whole walk; null: none yet
     * @param ageSeconds since then; null: none yet
     * @param completedRows rows of that walk
     * @param completedSeconds from its begin to its end, in business time
     * @param busyMillis machine time that its slices took
     * @param completedViolations what it found
     * @param sentences the first violations of that walk and of the one under way
     */
    record StockWalk(
            String name, @Nullable Instant startedAt, long rows, int violations, @Nullable Instant completedAt,
            @Nullable Long ageSeconds, long completedRows, long completedSeconds, long busyMillis, int completedViolations, List<String> sentences) {
        public StockWalk {
            sentences = List.copyOf(sentences);
        }
    }

    /** A row that does not say what ledger and reservations say. */
    record Difference(
            String sku, String node, long onHand, long bookedOnHand, long quarantined, long bookedQuarantined, long reserved,
            long heldReserved) {}

    /** Data of {@link #STOCK_REBUILT}: rows as they were and as they are. */
    record Rebuilt(List<Difference> rows) {
        public Rebuilt {
            rows = List.copyOf(rows);
        }
    }

    /** Where the walks stand, by name. Cheap: for the public. */
    List<StockWalk> walks(Tx tx);

    /** Rows that differ, by SKU and node, at most {@link Inventory#BATCH_MAX}. Reads everything. */
    List<Difference> differences(Tx tx);

    /**
     * Sets rows that differ to what ledger and reservations say, at most {@link Inventory#BATCH_MAX} of them: call again until none is left.
     * A row whose ledger sums to less than zero can't be set and is left out. Raises a case. Fences are counted by {@link #recountFences}.
     *
     * @return rows that were set
     */
    List<Difference> rebuild(Tx tx);

    /** Fences that don't hold what reservations say, and rows that don't keep back what their fences say: one sentence each. */
    List<String> fenceDifferences(Tx tx);

    /**
     * What {@link #recountFences} did.
     *
     * @param rows of which a figure was wrong
     * @param last SKU that it looked at: go on after it; empty when there is none left
     */
    record Recounted(int rows, String last) {}

    /**
     * Counts the fences of the next {@link Inventory#BATCH_MAX} fenced SKUs anew. In a transaction of its own: it takes the lock of the
     * channel groups before those of the rows. Raises a case where a figure was wrong.
     */
    Recounted recountFences(Tx tx, String after);
}
