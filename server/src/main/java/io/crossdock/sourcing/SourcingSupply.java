package io.crossdock.sourcing;

import io.crossdock.inventory.AvailableUnits;
import java.util.List;
import java.util.Map;

/**
 * Nodes and stock that orders are served from. Units on nodes that are not listed are ignored.
 *
 * @param bySku per SKU the nodes with units; each node at most once per SKU
 * @param prices opportunity cost of a unit per SKU and node, in minor units: its differential shadow price, zero where
 *     the unit is worth least; absent reads as zero
 */
public record SourcingSupply(
        List<SourceNode> nodes, Map<String, List<AvailableUnits>> bySku, Map<String, Map<String, Long>> prices) {

    /** A supply without prices of units. */
    public SourcingSupply(List<SourceNode> nodes, Map<String, List<AvailableUnits>> bySku) {
        this(nodes, bySku, Map.of());
    }
}
