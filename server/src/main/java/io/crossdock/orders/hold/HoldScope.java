package io.crossdock.orders.hold;

import java.util.List;

/**
 * What of an order a hold is about.
 *
 * @param lines numbers of lines
 * @param skus SKUs, as ordered: the lines that have one of them
 */
public record HoldScope(List<Integer> lines, List<String> skus) {

    /** The order as a whole. */
    public static final HoldScope ORDER = new HoldScope(List.of(), List.of());

    public HoldScope {
        lines = List.copyOf(lines);
        skus = List.copyOf(skus);
    }

    /** Whether it is about single lines. */
    public boolean single() {
        return !lines.isEmpty() || !skus.isEmpty();
    }
}
