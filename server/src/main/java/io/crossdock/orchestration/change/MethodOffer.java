package io.crossdock.orchestration.change;

import io.crossdock.allocation.promise.Quotes;
import org.jspecify.annotations.Nullable;

/**
 * Whether an order can reach its customer in another way.
 *
 * @param wrong the field that names what isn't offered, and why not; null: it is offered
 * @param option what nodes would do now; null where something is wrong
 */
record MethodOffer(@Nullable Wrong wrong, Quotes.@Nullable Option option) {

    record Wrong(String field, String why) {}

    /** Whether nodes have the goods, and can send them so, now. */
    boolean possible() {
        return option != null && option.possible();
    }

    /** Why not, for people; empty if they can. */
    String why() {
        if (wrong != null) {
            return wrong.why();
        }
        return option == null || option.reason() == null ? "" : option.reason();
    }
}
