package io.crossdock.sourcing.problem;

import org.jspecify.annotations.Nullable;

/**
 * Result of a router: a plan, or none.
 *
 * @param plan null where there is none
 * @param gap upper bound on the extra cost over the cheapest plan, weighted, in thousandths; 0 where nothing is cheaper
 * @param narrow whether the result depends on a few nodes only
 * @param proven without a plan: whether it is proven that these pieces have none
 */
public record RoutingResult(@Nullable Plan plan, long gap, boolean narrow, boolean proven) {

    /** There can't be a plan. */
    public static RoutingResult impossible() {
        return new RoutingResult(null, 0, false, true);
    }

    /** There is no plan that was found. */
    public static RoutingResult notFound() {
        return new RoutingResult(null, 0, false, false);
    }
}
