package io.crossdock.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A problem that needs, or needed, a person.
 *
 * @param count how often it was met while open
 * @param dueAt the earliest due time of all those times
 * @param detail as of the last time
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
