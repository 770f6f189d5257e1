package io.crossdock.orders.hold;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hold as a person asks for it.
 *
 * @param type a known type
 * @param note in the person's words; empty: none
 * @param blocks steps to block; empty: those of the type
 * @param releaseBy until when it should be released; null: as the type says
 */
public record HoldWish(
        HoldType type,
        String reasonCode,
        String note,
        List<HoldStep> blocks,
        @Nullable Instant releaseBy) {

    /** The terms of such a hold that is placed now. */
    public HoldTerms terms(Instant now) {
        return new HoldTerms(
                type.code(),
                reasonCode,
                blocks.isEmpty() ? type.blocks() : blocks,
                releaseBy == null ? now.plusSeconds(type.releaseHours() * 3_600L) : releaseBy);
    }
}
