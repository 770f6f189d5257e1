package io.crossdock.sourcing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crossdock.inventory.Available;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a decision was made from; computing it again from these gives the same plan, bit for bit.
 *
 * @param policy hash of the sourcing policy and rate card in force
 * @param demand as asked
 * @param nodes that were left after those were set aside that can't be part of the cheapest plan
 * @param bySku units on those nodes when it was this order's turn
 * @param prices opportunity costs of those units, per SKU and node in minor units; null reads as none
 */
public record Inputs(
        String policy, Demand demand, List<SourceNode> nodes, Map<String, List<Available>> bySku,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable Map<String, Map<String, Long>> prices) {

    public Inputs {
        prices = prices == null ? Map.of() : prices;
    }

    /** Never null. */
    @Override
    public Map<String, Map<String, Long>> prices() {
        return prices == null ? Map.of() : prices;
    }
}
