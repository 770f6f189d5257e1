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
 * @param scope the order, or lines of it
 */
public record HoldWish(
        HoldType type,
        String reasonCode,
        String note,
        List<HoldStep> blocks,
        @Nullable Instant releaseBy,
        HoldScope scope) {

    /**
     * The steps that it blocks; units are reserved for orders, not for lines, so a line can only be kept from nodes.
     */
    public List<HoldStep> steps() {
        if (scope.single()) {
            return List.of(HoldStep.RELEASE);
        }
        return blocks.isEmpty() ? type.blocks() : blocks;
    }

    /**
     * The terms of such a hold that is placed now. @param lines those of the order that it is about; empty: all of it
     */
    public HoldTerms terms(Instant now, List<Integer> lines) {
        return new HoldTerms(
                type.code(),
                reasonCode,
                steps(),
                releaseBy == null ? now.plusSeconds(type.releaseHours() * 3_600L) : releaseBy,
                lines);
    }
}
