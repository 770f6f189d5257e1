package io.crossdock.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who looks after a case.
 *
 * @param assignee the person; null: anybody of the owner's team
 * @param escalatedAt when its due time passed without a decision; null before. Nothing takes it back
 * @param escalatedTo the team that looks after it since then, beside its owner; null before
 */
public record CaseCare(
        @Nullable String assignee,
        Priority priority,
        @Nullable Instant escalatedAt,
        @Nullable String escalatedTo) {

    /** How urgent people say that a case is. */
    public enum Priority {
        LOW,
        NORMAL,
        HIGH,
        URGENT
    }
}
