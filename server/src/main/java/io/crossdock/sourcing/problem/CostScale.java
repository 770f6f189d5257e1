package io.crossdock.sourcing.problem;

/** Scale of costs in comparisons: weighted, in thousandths of a minor unit. */
public final class CostScale {

    /** Thousandths in a minor unit. */
    public static final long MILLI = 1_000;

    /** Cost of something impossible. */
    public static final long NONE = Long.MAX_VALUE / 4;

    /** A sum of at least this contains {@link #NONE}, whatever was added or subtracted. */
    public static final long HOPELESS = NONE / 2;

    private CostScale() {}
}
