package io.crossdock.sourcing;

import io.crossdock.inventory.AvailableUnits;
import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Demand.DemandLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A random supply and a random order. */
public record Instance(SourcingSupply supply, Demand demand) {

    /**
     * A random instance.
     *
     * @param skus SKUs that lines choose from; fewer than lines makes lines share SKUs
     * @param inStock chance that a node holds a SKU at all
     * @param unitsMax most units of a SKU on a node
     */
    public static Instance random(Random random, int nodes, int lines, int skus, double inStock, int unitsMax) {
        var sources = new ArrayList<SourceNode>();
        for (int k = 0; k < nodes; k++) {
            sources.add(new SourceNode(
                    "N%03d".formatted(k),
                    25 + random.nextDouble() * 23,
                    -122 + random.nextDouble() * 50,
                    "STORE",
                    25L * random.nextInt(4),
                    50L * random.nextInt(3)));
        }
        Map<String, List<AvailableUnits>> bySku = new HashMap<>();
        for (int sku = 0; sku < skus; sku++) {
            var rows = new ArrayList<AvailableUnits>();
            for (var node : sources) {
                if (random.nextDouble() < inStock) {
                    rows.add(new AvailableUnits(node.code(), 1 + random.nextInt(unitsMax)));
                }
            }
            bySku.put("SKU" + sku, rows);
        }
        return new Instance(new SourcingSupply(sources, bySku), order(random, 1, lines, skus));
    }

    public static Demand order(Random random, long order, int lines, int skus) {
        var wanted = new ArrayList<DemandLine>();
        for (int line = 1; line <= lines; line++) {
            int sku = skus == lines ? line - 1 : random.nextInt(skus);
            wanted.add(new DemandLine(
                    UnitLine.ordered(line), "SKU" + sku, 1 + random.nextInt(2), 100L + 400L * (sku % 7)));
        }
        var to = new Destination(25 + random.nextDouble() * 23, -122 + random.nextDouble() * 50);
        return new Demand(order, "shop", "standard", to, wanted);
    }

    /** The same instance with its unordered collections in another order. */
    Instance shuffled(Random random) {
        var nodes = new ArrayList<>(supply.nodes());
        Collections.shuffle(nodes, random);
        Map<String, List<AvailableUnits>> bySku = new HashMap<>();
        supply.bySku().forEach((sku, rows) -> {
            var mixed = new ArrayList<>(rows);
            Collections.shuffle(mixed, random);
            bySku.put(sku, mixed);
        });
        return new Instance(new SourcingSupply(nodes, bySku, supply.prices()), demand);
    }
}
