package io.crossdock.sourcing;

import java.util.List;

/** What one order needs. */
public record Demand(long order, String channel, String service, Destination to, List<DemandLine> lines) {

    public Demand {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param quantity base units of the SKU, above zero
     * @param weightGrams weight of one base unit
     */
    public record DemandLine(int line, String sku, long quantity, long weightGrams) {}
}
