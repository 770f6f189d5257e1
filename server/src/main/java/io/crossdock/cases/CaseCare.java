package io.crossdock.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who looks after a case.
 *
 * @param team the team that looks after it: the owner of its kind, until it is handed over
 * @param assignee the person; null: anybody of the team
 * @param escalatedAt when its due time passed without a decision; null before. Nothing takes it back
 * @param escalatedTo the team that looks after it since then, beside it; null before
 */
public record CaseCare(
        String team,
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
