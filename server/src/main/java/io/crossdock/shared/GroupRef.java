package io.crossdock.shared;

/**
 * A delivery group of an order, as a key: what goes to one place in one way.
 *
 * @param group its number, 1 for the first; most orders have no other
 */
public record GroupRef(long order, int group) {

    /** Number of an order's first group. */
    public static final int FIRST = 1;

    public static GroupRef first(long order) {
        return new GroupRef(order, FIRST);
    }
}
