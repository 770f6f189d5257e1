package io.crossdock.sourcing;

import io.crossdock.inventory.Available;
import java.util.List;
import java.util.Map;

/**
 * What there is to choose from. Units on nodes that are not listed count for nothing.
 *
 * @param bySku per SKU the nodes with units; each node at most once per SKU
 */
public record Supply(List<SourceNode> nodes, Map<String, List<Available>> bySku) {}
