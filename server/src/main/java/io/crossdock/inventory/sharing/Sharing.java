package io.crossdock.inventory.sharing;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import java.util.Collection;
import java.util.List;

/**
 * Who may have which units: channel groups, ring fences, and nodes and SKUs that are out of reach. In sets of up to
 * {@link Inventory#BATCH_MAX} elements, each SKU, node and group at most once per call. What is set here is enforced by
 * {@link Inventory#reserve} from the next claim on; promises that were made are never taken back by it.
 */
public interface Sharing {

    /**
     * Replaces the group and the nodes of these channels. What they hold on fenced rows counts for the new group at
     * once.
     */
    void putChannels(Tx tx, List<ChannelStock> channels);

    /** Channels that were put, by code. */
    List<ChannelStock> channels(Tx tx);

    /** Sets fences anew: what shipped before counts no more, what is held does. Rows that do not exist yet are made. */
    void fence(Tx tx, List<RingFence> fences);

    /** Takes fences away; those that do not exist stay away. Undoes {@link #fence}. */
    void unfence(Tx tx, List<RingFence.At> fences);

    /** Fences of these SKUs, by SKU, node and group. */
    List<RingFence.Standing> fences(Tx tx, Collection<String> skus);

    /**
     * Counts what groups hold anew from the reservations, and what rows keep back from the fences, for all fences of
     * these SKUs: the repair of what {@link Inventory#verify} finds. Changes nothing where all is well.
     *
     * @return rows of which a figure was wrong
     */
    int recount(Tx tx, Collection<String> skus);

    /** Bars SKUs at nodes, or lets them be promised again. Rows that do not exist yet are made. */
    void bar(Tx tx, List<SkuBar> bars);
}
