package io.crossdock.sourcing;

import io.crossdock.inventory.Available;
import java.util.List;
import java.util.Map;

/**
 * Everything that a decision was made from; computing it again from these gives the same plan, bit for bit.
 *
 * @param policy hash of the sourcing policy and rate card in force
 * @param demand as asked
 * @param nodes that were left after those were set aside that can't be part of the cheapest plan
 * @param bySku units on those nodes when it was this order's turn
 */
public record Inputs(String policy, Demand demand, List<SourceNode> nodes, Map<String, List<Available>> bySku) {}
