package io.crossdock.orders.hold;

import java.time.Instant;
import java.util.List;

/**
 * What a hold is.
 *
 * @param type code of its type
 * @param reasonCode why it was placed, as a word
 * @param blocks steps that it blocks
 * @param releaseBy business time until which it should be released
 */
public record HoldTerms(String type, String reasonCode, List<HoldStep> blocks, Instant releaseBy) {

    public HoldTerms {
        blocks = List.copyOf(blocks);
    }
}
