package io.crossdock.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A problem that needs, or needed, a person.
 *
 * @param count how often it was raised while open
 * @param dueAt earliest due time of all these times
 * @param detail as it was last raised
 * @param care who looks after it
 * @param end how it ended; null while it is open
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
        CaseCare care,
        @Nullable CaseEnd end) {

    /**
     * How a case ended.
     *
     * @param by the person, or the part of Crossdock that saw that the cause is gone
     * @param resolution what was done, in a sentence
     */
    public record CaseEnd(Instant at, String by, String resolution) {}
}
