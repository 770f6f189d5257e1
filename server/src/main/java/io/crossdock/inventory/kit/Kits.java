package io.crossdock.inventory.kit;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.inventory.ReserveOutcome;
import io.crossdock.inventory.ReserveRequest;
import io.crossdock.inventory.ReservedUnits;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Availability and reservations of kits: a kit reserves its parts at one node. Lists work as in {@code Inventory}; SKUs
 * that are no kits pass through unchanged.
 */
public interface Kits {

    /**
     * Whole kits that may be promised now at each node; the scarcest part decides. Other SKUs are answered as by
     * {@code Inventory.availability}.
     *
     * @param channel null: units outside ring fences
     * @return for each SKU its nodes with at least one unit, by node code; a SKU without any is absent
     */
    Map<String, List<AvailableUnits>> availability(Tx tx, Collection<String> skus, @Nullable String channel);

    /** As {@code Inventory.reserve}; a claim on a kit reserves its parts. Short claims are in whole kits. */
    List<ReserveOutcome> reserve(Tx tx, List<ReserveRequest> orders);

    /** Gives whole kits back; undoes {@link #reserve}. A quantity above what is held counts as what is held. */
    void release(Tx tx, List<ReservedUnits> goods);
}
