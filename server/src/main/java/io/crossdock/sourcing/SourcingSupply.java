package io.crossdock.sourcing;

import io.crossdock.inventory.AvailableUnits;
import java.util.List;
import java.util.Map;

/**
 * What there is to choose from. Units on nodes that are not listed count for nothing.
 *
 * @param bySku per SKU the nodes with units; each node at most once per SKU
 * @param prices per SKU and node the opportunity cost of a unit in minor units: its differential shadow price, zero
 *     where the unit is least worth; absent reads as zero
 */
public record SourcingSupply(
        List<SourceNode> nodes, Map<String, List<AvailableUnits>> bySku, Map<String, Map<String, Long>> prices) {

    /** Units without a price of their own. */
    public SourcingSupply(List<SourceNode> nodes, Map<String, List<AvailableUnits>> bySku) {
        this(nodes, bySku, Map.of());
    }
}
