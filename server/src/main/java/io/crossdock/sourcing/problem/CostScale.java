package io.crossdock.sourcing.problem;

/** Costs while they are compared: weighed, in thousandths of a minor unit. */
public final class CostScale {

    /** Thousandths in a minor unit. */
    public static final long MILLI = 1_000;

    /** No cost: it can't be done. */
    public static final long NONE = Long.MAX_VALUE / 4;

    /** Sums that are not below this hold {@link #NONE} somewhere, whatever was added to or taken off it. */
    public static final long HOPELESS = NONE / 2;

    private CostScale() {}
}
