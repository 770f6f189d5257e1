package io.crossdock.orchestration;

import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.promises.Promises.Leg;
import io.crossdock.promises.Promises.Promise;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By which carrier services the parts of orders leave: what their promises were made from, the latest decision last. Pure. */
final class Legs {

    private Legs() {}

    /** The part of a node that has not left; the latest where the node was decided on again. */
    static Optional<Leg> open(@Nullable Promise promise, String node) {
        return promise == null ? Optional.empty()
                : promise.legs().stream()
                        .filter(l -> l.node().equals(node) && l.shippedAt() == null && l.outcome() == null)
                        .reduce((earlier, later) -> later);
    }

    /**
     * Whether the node was decided on again, by another service, after this work was handed over. If it stops, the units stay with the
     * order: they leave there all the same.
     */
    static boolean changed(@Nullable Promise promise, Fulfillment work) {
        var now = open(promise, work.node());
        if (promise == null || now.isEmpty() || !now.get().madeAt().isAfter(work.createdAt())) {
            return false;
        }
        return promise.legs().stream()
                .filter(l -> l.node().equals(work.node()) && !l.madeAt().isAfter(work.createdAt()))
                .reduce((earlier, later) -> later)
                .filter(l -> !l.service().equals(now.get().service()))
                .isPresent();
    }
}
