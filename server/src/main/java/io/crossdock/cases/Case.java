package io.crossdock.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A problem that needs, or needed, a person.
 *
 * @param count how often it was raised while open
 * @param dueAt earliest due time of all these times
 * @param detail as it was last raised
 * @param closedAt null while it is open; {@code closedBy} and {@code resolution} likewise
 */
public record Case(
        CaseId id,
        long subject,
        String kind,
        String owner,
        String detail,
        int count,
        Instant raisedAt,
        Instant dueAt,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        @Nullable String resolution) {}
