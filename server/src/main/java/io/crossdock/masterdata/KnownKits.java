package io.crossdock.masterdata;

import io.crossdock.engine.Tx;
import java.util.Collection;
import java.util.Map;

/**
 * Kits from memory, as {@link Masterdata}: changes of this node are seen at once after commit, those of other nodes
 * within {@value Masterdata#STALENESS_SECONDS_MAX} seconds. Reads nothing while there are no kits at all, so it suits
 * questions about every order.
 */
public interface KnownKits {

    /** The kits among these SKUs, by code. */
    Map<String, Kit> kits(Tx tx, Collection<String> skus);
}
