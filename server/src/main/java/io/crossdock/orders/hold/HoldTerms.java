package io.crossdock.orders.hold;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * What a hold is.
 *
 * @param type code of its type
 * @param reasonCode why it was placed, as a word
 * @param blocks steps that it blocks
 * @param releaseBy business time until which it should be released
 * @param lines numbers of the order's lines that it holds, rising; empty (left out in JSON): the order as a whole
 */
public record HoldTerms(
        String type,
        String reasonCode,
        List<HoldStep> blocks,
        Instant releaseBy,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> lines) {

    public HoldTerms {
        blocks = List.copyOf(blocks);
        lines = lines.stream().distinct().sorted().toList();
    }
}
