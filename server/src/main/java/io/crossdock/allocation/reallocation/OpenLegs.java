package io.crossdock.allocation.reallocation;

import io.crossdock.promises.Promises.Leg;
import io.crossdock.promises.Promises.Promise;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By which carrier services the parts of orders leave: what their promises were made from, the latest decision last.
 * Pure.
 */
public final class OpenLegs {

    private OpenLegs() {}

    /** The part of a node that has not left; the latest where the node was decided on again. */
    public static Optional<Leg> open(@Nullable Promise promise, String node) {
        return promise == null
                ? Optional.empty()
                : promise.legs().stream()
                        .filter(l -> l.node().equals(node) && l.shippedAt() == null && l.outcome() == null)
                        .reduce((earlier, later) -> later);
    }
}
