package io.crossdock.inventory.sharing;

/**
 * Units of a stock row set apart for, or limited to, one channel group.
 *
 * @param group of channels; a channel that was put in no group is a group of its own
 * @param units zero or more; counted from the moment the fence is set, used up as goods ship
 */
public record RingFence(String sku, String node, String group, Kind kind, long units) {

    /** What a fence does. */
    public enum Kind {
        /** Others can't have these units; what the group holds already counts first. */
        HARD,
        /** The group can't have more than these units; others may have them too. */
        UP_TO
    }

    /** Where a fence stands. */
    public record At(String sku, String node, String group) {}

    /**
     * A fence as it is now.
     *
     * @param held promised to orders of the group
     * @param shipped left for orders of the group since the fence was set
     * @param left of the units, neither held nor shipped; zero or more
     */
    public record Standing(RingFence fence, long held, long shipped, long left) {}
}
