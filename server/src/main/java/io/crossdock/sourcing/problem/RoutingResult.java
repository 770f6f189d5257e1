package io.crossdock.sourcing.problem;

import org.jspecify.annotations.Nullable;

/**
 * What the router came to, or that it came to nothing.
 *
 * @param plan null where there is none
 * @param gap weighed thousandths; 0 where nothing is cheaper
 * @param narrow whether it depends on a few nodes only
 * @param proven where there is no plan: whether there can't be one, cut like this
 */
public record RoutingResult(@Nullable Plan plan, long gap, boolean narrow, boolean proven) {

    public static RoutingResult none(boolean proven) {
        return new RoutingResult(null, 0, false, proven);
    }
}
