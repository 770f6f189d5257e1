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
 * Stock of kits, which is that of their parts: a kit is promised by reserving its parts on one node. In sets, as
 * {@code Inventory}; lines of SKUs that are no kits pass through as they are.
 */
public interface Kits {

    /**
     * Whole kits that may be promised now: per node, of the scarcest part. SKUs that are no kits are answered as by
     * {@code Inventory.availability}.
     *
     * @param channel null: what anybody may have
     * @return per asked SKU its nodes with at least one unit, by node code; a SKU without any is absent
     */
    Map<String, List<AvailableUnits>> availability(Tx tx, Collection<String> skus, @Nullable String channel);

    /** As {@code Inventory.reserve}; a claim on a kit reserves its parts. Short claims are told in whole kits. */
    List<ReserveOutcome> reserve(Tx tx, List<ReserveRequest> orders);

    /** Gives whole kits back. Undoes {@link #reserve}; more than is held counts as what is held. */
    void release(Tx tx, List<ReservedUnits> goods);
}
