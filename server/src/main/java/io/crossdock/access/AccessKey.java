package io.crossdock.access;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key, without its secret. Times are machine time.
 *
 * @param id the readable part of the key
 * @param madeAt when it was made
 * @param madeBy who made it
 * @param expiresAt from then on it opens nothing
 * @param revokedAt when somebody ended it; null: nobody did
 * @param lastUsedAt when it last opened something, to the minute; null: never
 */
public record AccessKey(
        String id,
        @JsonUnwrapped KeyTerms terms,
        Instant madeAt,
        String madeBy,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {

    /** Whether it opens something at this time. */
    public boolean isLive(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
