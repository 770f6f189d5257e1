package io.crossdock.inventory.sharing;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import java.util.Collection;
import java.util.List;

/**
 * Decides which channels may have which units: channel groups, ring fences, nodes of a channel, barred SKUs. Lists have
 * up to {@link Inventory#BATCH_MAX} elements and name each channel, SKU, node and group at most once.
 * {@link Inventory#reserve} enforces the settings from the next claim on; existing reservations stay.
 */
public interface Sharing {

    /**
     * Replaces the groups and nodes of these channels. Their reservations on fenced rows count for the new group at
     * once.
     */
    void putChannels(Tx tx, List<ChannelStock> channels);

    /** Channels that have settings, by code. */
    List<ChannelStock> channels(Tx tx);

    /** Sets fences anew: earlier shipments no longer count, existing reservations do. Creates missing stock rows. */
    void fence(Tx tx, List<RingFence> fences);

    /** Removes fences; unknown ones are no error. Undoes {@link #fence}. */
    void unfence(Tx tx, List<RingFence.At> fences);

    /** Fences of these SKUs, by SKU, node and group. */
    List<RingFence.Standing> fences(Tx tx, Collection<String> skus);

    /**
     * Recounts the held units of all fences of these SKUs from the reservations, and the rows' fenced units from the
     * fences: the repair for violations that {@link Inventory#verify} finds. Changes nothing without a violation.
     *
     * @return number of rows with a wrong figure
     */
    int recount(Tx tx, Collection<String> skus);

    /** Bars SKUs at nodes, or lifts the bar. Creates missing stock rows. */
    void bar(Tx tx, List<SkuBar> bars);
}
