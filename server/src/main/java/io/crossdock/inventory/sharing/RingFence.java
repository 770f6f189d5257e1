package io.crossdock.inventory.sharing;

/**
 * Units of a stock row that a channel group has for itself, or that limit it.
 *
 * @param group the group; a channel without one is a group of its own
 * @param units zero or more; counted from the time at which the fence is set, used up as goods ship
 */
public record RingFence(String sku, String node, String group, Kind kind, long units) {

    /** Effect of a fence. */
    public enum Kind {
        /** Reserves the units for the group; its existing reservations count first. */
        HARD,
        /** Limits the group to the units; other groups may have them too. */
        UP_TO
    }

    /** Key of a fence. */
    public record At(String sku, String node, String group) {}

    /**
     * Current state of a fence.
     *
     * @param held units reserved for the group's orders
     * @param shipped units shipped for the group's orders since the fence was set
     * @param left units that are neither held nor shipped; zero or more
     */
    public record Standing(RingFence fence, long held, long shipped, long left) {}
}
