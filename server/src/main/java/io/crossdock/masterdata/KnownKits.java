package io.crossdock.masterdata;

import io.crossdock.engine.Tx;
import java.util.Collection;
import java.util.Map;

/**
 * Kits from memory, as {@link Masterdata}: what this node adds is seen at once after commit, what other nodes add
 * within {@value Masterdata#STALENESS_SECONDS_MAX} seconds. Where there are no kits at all nothing is read. For whoever
 * asks about every order.
 */
public interface KnownKits {

    /** Those of these SKUs that are kits, by code. */
    Map<String, Kit> kits(Tx tx, Collection<String> skus);
}
