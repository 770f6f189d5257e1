package io.crossdock.policy.internal;

import org.jspecify.annotations.Nullable;

/** The numbers that a row fits, both ends included; {@link #MISSING} fits questions without the number. */
record RowRange(long min, long max) {

    static final RowRange MISSING = new RowRange(1, 0);

    boolean missing() {
        return min > max;
    }

    boolean has(@Nullable Long number) {
        return number == null ? missing() : number >= min && number <= max;
    }

    boolean meets(RowRange other) {
        return missing() ? other.missing() : !other.missing() && min <= other.max && other.min <= max;
    }

    boolean covers(RowRange other) {
        return missing() ? other.missing() : !other.missing() && min <= other.min && other.max <= max;
    }
}
