package io.crossdock.allocation.reallocation;

import io.crossdock.promises.Promises.Leg;
import io.crossdock.promises.Promises.Promise;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carrier services by which the open parts of orders leave, according to their promises; the latest decision counts.
 * Pure.
 */
public final class OpenLegs {

    private OpenLegs() {}

    /** The leg of a node that has not left; the latest where there are several. */
    public static Optional<Leg> open(@Nullable Promise promise, String node) {
        return promise == null
                ? Optional.empty()
                : promise.legs().stream()
                        .filter(l -> l.node().equals(node) && l.shippedAt() == null && l.outcome() == null)
                        .reduce((earlier, later) -> later);
    }
}
