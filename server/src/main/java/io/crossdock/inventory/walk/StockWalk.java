package io.crossdock.inventory.walk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A walk along all rows.
 *
 * @param name {@code stock-verify}, {@code fence-verify}, {@code supply-verify}, {@code hold-verify},
 *     {@code backlog-verify}, and {@code stock-buffers}, which learns and finds nothing
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
public record StockWalk(
        String name,
        @Nullable Instant startedAt,
        long rows,
        int violations,
        @Nullable Instant completedAt,
        @Nullable Long ageSeconds,
        long completedRows,
        long completedSeconds,
        long busyMillis,
        int completedViolations,
        List<String> sentences) {
    public StockWalk {
        sentences = List.copyOf(sentences);
    }
}
