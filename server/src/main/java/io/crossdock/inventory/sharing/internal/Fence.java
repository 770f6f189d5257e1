package io.crossdock.inventory.sharing.internal;

import io.crossdock.inventory.sharing.RingFence.Kind;

/**
 * A ring fence of one stock row, and the effect of each verb on it.
 *
 * <pre>
 * verb          held   shipped
 * reserve q     + q
 * release q     - q
 * short pick q  - q              the group keeps its right to other units
 * ship q        - q    + q       the right is used up; other groups' units do not change
 * </pre>
 */
public record Fence(String group, Kind kind, long units, long held, long shipped) {

    /** Units that other groups can't have. */
    long unused() {
        return kind == Kind.HARD ? left() : 0;
    }

    /** Units that the group may still claim. */
    long room() {
        return kind == Kind.UP_TO ? left() : Long.MAX_VALUE;
    }

    long left() {
        return Math.max(0, units - held - shipped);
    }

    public Fence hold(long quantity) {
        return new Fence(group, kind, units, held + quantity, shipped);
    }

    public Fence giveBack(long quantity) {
        return hold(-quantity);
    }

    public Fence ship(long quantity) {
        return new Fence(group, kind, units, held - quantity, shipped + quantity);
    }
}
