package io.crossdock.inventory.walk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * State of a walk over all rows.
 *
 * @param name {@code stock-verify}, {@code fence-verify}, {@code supply-verify}, {@code hold-verify},
 *     {@code backlog-verify}, or {@code stock-buffers}, which learns buffers and finds no violations
 * @param startedAt start of the walk under way; null between two walks
 * @param rows rows that the walk under way has visited: stock rows, holds, or supply lines with claims
 * @param violations violations that it has found so far
 * @param completedAt end of the last complete walk; null before the first
 * @param ageSeconds seconds since {@code completedAt}; null before the first
 * @param completedRows rows of the last complete walk
 * @param completedSeconds its duration in business time
 * @param busyMillis machine time that it took, in milliseconds
 * @param completedViolations violations that it found
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
