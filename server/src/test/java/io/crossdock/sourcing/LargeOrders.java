package io.crossdock.sourcing;

import io.crossdock.inventory.AvailableUnits;
import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Demand.DemandLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Seeded orders of 13 to 40 pieces over 30 to 300 nodes, of kinds that are hard for different reasons. */
enum LargeOrders {
    /**
     * A network as retailers have it: few DCs, many stores, and rejections, labor prices, dates and prices of units.
     */
    MARKET,
    /** Every SKU is on few nodes, so that it is hard to find nodes that cover the order. */
    SCARCE,
    /** Light goods: nearly all of a node's cost is in its first step. */
    LIGHT,
    /** Heavy goods: several parcels, so that near nodes matter. */
    HEAVY,
    /** All nodes charge the same, and weights nearly fill the steps. */
    TIES,
    /** Few nodes may serve, nodes have little capacity, and lines share SKUs or no node holds them whole. */
    LIMITED;

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    Instance of(long seed) {
        return of(seed, 30 + new Random(seed).nextInt(271));
    }

    Instance of(long seed, int nodes) {
        var random = new Random(seed * 31 + ordinal());
        int lines = 13 + random.nextInt(this == LIMITED ? 12 : 28);
        double inStock = this == SCARCE
                ? Math.max(0.04, 6.0 / nodes) + 0.2 * random.nextDouble()
                : 0.3 + 0.65 * random.nextDouble();
        var sources = new ArrayList<SourceNode>();
        for (int k = 0; k < nodes; k++) {
            sources.add(node(random, k));
        }
        int skus = this == LIMITED ? lines - random.nextInt(3) : lines;
        Map<String, List<AvailableUnits>> bySku = new HashMap<>();
        Map<String, Map<String, Long>> prices = new HashMap<>();
        for (int sku = 0; sku < skus; sku++) {
            var rows = new ArrayList<AvailableUnits>();
            var worth = new HashMap<String, Long>();
            for (var node : sources) {
                if (random.nextDouble() < (node.kind().equals("DC") ? 0.85 : inStock)) {
                    rows.add(new AvailableUnits(
                            node.code(), this == LIMITED ? 1 + random.nextInt(2) : 1 + random.nextInt(30)));
                    if (random.nextInt(4) == 0) {
                        worth.put(node.code(), (long) random.nextInt(200));
                    }
                }
            }
            bySku.put("SKU" + sku, rows);
            if (this == MARKET || this == LIGHT && seed % 2 == 0) {
                prices.put("SKU" + sku, worth);
            }
        }
        return new Instance(new SourcingSupply(sources, bySku, prices), demand(random, lines, skus));
    }

    private SourceNode node(Random random, int k) {
        boolean store = this != MARKET && this != LIMITED || random.nextInt(10) != 0;
        boolean even = this == TIES;
        Map<String, Instant> shipsAt = this == MARKET
                ? random.nextInt(4) == 0
                        ? Map.of("standard", NOON.plusSeconds(3_600L * random.nextInt(48)))
                        : Map.of(
                                "standard",
                                NOON.plusSeconds(3_600L * random.nextInt(48)),
                                "express",
                                NOON.plusSeconds(3_600L * random.nextInt(24)))
                : Map.of();
        var terms = new NodeTerms(
                shipsAt,
                NodeTerms.NO_LIMIT,
                this == LIMITED && random.nextInt(3) == 0 ? 2 + random.nextInt(6) : NodeTerms.NO_LIMIT,
                even ? 0 : 5L * random.nextInt(4),
                even ? 0 : store ? 50 + random.nextInt(250) : 5,
                Set.of(),
                Set.of());
        return new SourceNode(
                "N%03d".formatted(k),
                even ? 40 : 25 + random.nextDouble() * 23,
                even ? -100 : -122 + random.nextDouble() * 50,
                store ? "STORE" : "DC",
                even ? 0 : store ? 60 + random.nextInt(40) : 30,
                even ? 0 : store ? 50 : 20,
                terms);
    }

    private Demand demand(Random random, int lines, int skus) {
        var wanted = new ArrayList<DemandLine>();
        for (int line = 1; line <= lines; line++) {
            int sku = skus == lines ? line - 1 : random.nextInt(skus);
            long grams = switch (this) {
                case LIGHT -> 20 + 10L * random.nextInt(20);
                case HEAVY -> 300 + random.nextInt(3_000);
                case TIES -> 240 + 5L * random.nextInt(5);
                default -> 100 + 150L * random.nextInt(7);
            };
            wanted.add(new DemandLine(UnitLine.ordered(line), "SKU" + sku, 1 + random.nextInt(2), grams));
        }
        var rules = new ObjectiveRules(
                250,
                this == LIMITED && random.nextInt(3) == 0 ? 3 + random.nextInt(4) : 0,
                false,
                this == MARKET ? NOON.plusSeconds(86_400L * (2 + random.nextInt(4))) : null,
                150,
                600,
                Set.of(),
                Set.of(),
                1_000,
                this == MARKET ? 1_100 : 1_000,
                Set.of(),
                "large");
        return new Demand(
                1,
                "web",
                "standard",
                new Destination(25 + random.nextDouble() * 23, -122 + random.nextDouble() * 50),
                wanted,
                Set.of(),
                rules);
    }
}
