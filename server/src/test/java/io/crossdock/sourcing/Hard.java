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
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Generates hard instances: each kind of limit and cost occurs with a chance of one in three, so that they combine.
 * Figures are few and small, so that ties and near misses are frequent.
 */
public final class Hard {

    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final List<String> TRAITS = List.of("hazmat", "oversize");

    private final Random random;
    private final boolean equal;
    private final boolean dated;
    private final boolean full;
    private final boolean refusing;
    private final boolean priced;

    private Hard(Random random) {
        this.random = random;
        equal = random.nextInt(6) == 0;
        dated = chance();
        full = chance();
        refusing = chance();
        priced = chance();
    }

    private boolean chance() {
        return random.nextInt(3) == 0;
    }

    /** An instance with at most this many nodes and lines. */
    public static Instance of(Random random, int nodesMax, int linesMax) {
        var hard = new Hard(random);
        var nodes = new ArrayList<SourceNode>();
        int count = 2 + random.nextInt(nodesMax - 1);
        for (int k = 0; k < count; k++) {
            nodes.add(hard.node(k));
        }
        int lines = 1 + random.nextInt(linesMax);
        int skus = random.nextInt(4) == 0 ? Math.max(1, lines - 1) : lines;
        Map<String, List<AvailableUnits>> bySku = new HashMap<>();
        Map<String, Map<String, Long>> prices = new HashMap<>();
        double inStock = 0.3 + 0.7 * random.nextDouble();
        for (int sku = 0; sku < skus; sku++) {
            var rows = new ArrayList<AvailableUnits>();
            var worth = new TreeMap<String, Long>();
            for (var node : nodes) {
                if (random.nextDouble() < inStock) {
                    rows.add(new AvailableUnits(node.code(), 1 + random.nextInt(3)));
                    worth.put(node.code(), 20L * random.nextInt(4));
                }
            }
            bySku.put("SKU" + sku, rows);
            if (hard.priced) {
                prices.put("SKU" + sku, worth);
            }
        }
        return new Instance(new SourcingSupply(nodes, bySku, prices), hard.demand(lines, skus, nodes));
    }

    private SourceNode node(int k) {
        double latitude = equal ? 40 : 30 + random.nextInt(3) * 6;
        double longitude = equal ? -100 : -115 + random.nextInt(4) * 10;
        return new SourceNode(
                "N%02d".formatted(k),
                latitude,
                longitude,
                "STORE",
                equal ? 0 : 25L * random.nextInt(3),
                equal ? 0 : 50L * random.nextInt(3),
                terms());
    }

    private NodeTerms terms() {
        if (equal && !full) {
            return NodeTerms.ANY;
        }
        var shipsAt = new TreeMap<String, Instant>();
        if (dated && random.nextInt(5) != 0) {
            shipsAt.put("slow", NOON.plusSeconds(43_200L * random.nextInt(5)));
            if (random.nextBoolean()) {
                shipsAt.put("fast", NOON.plusSeconds(43_200L * random.nextInt(3)));
            }
            if (random.nextInt(4) == 0) {
                shipsAt.remove("slow");
                shipsAt.put("bike", NOON);
            }
        }
        return new NodeTerms(
                shipsAt,
                full && random.nextInt(5) == 0 ? 0 : full ? 1 + random.nextInt(3) : NodeTerms.NO_LIMIT,
                full && random.nextBoolean() ? random.nextInt(5) : NodeTerms.NO_LIMIT,
                equal ? 0 : 10L * random.nextInt(2),
                equal ? 0 : 50 * random.nextInt(4),
                refusing && random.nextBoolean() ? Set.of(TRAITS.get(random.nextInt(2))) : Set.of(),
                refusing && random.nextInt(5) == 0 ? Set.of("marketplace") : Set.of());
    }

    private Demand demand(int lines, int skus, List<SourceNode> nodes) {
        var wanted = new ArrayList<DemandLine>();
        long heavy = chance() ? 900 : 150;
        for (int line = 1; line <= lines; line++) {
            int sku = skus == lines ? line - 1 : random.nextInt(skus);
            Set<String> traits = refusing && sku % 2 == 0 ? Set.of(TRAITS.get(sku / 2 % 2)) : Set.of();
            wanted.add(new DemandLine(
                    UnitLine.ordered(line),
                    "SKU" + sku,
                    1 + random.nextInt(random.nextInt(5) == 0 ? 4 : 2),
                    heavy * (sku % 4),
                    traits));
        }
        var excluded = chance() ? Set.of(pick(nodes)) : Set.<String>of();
        var bought = random.nextInt(5) == 0 ? "fast" : "slow";
        return new Demand(
                1,
                "shop",
                bought,
                new Destination(36, -105),
                wanted,
                excluded,
                random.nextInt(8) == 0 ? null : rules(nodes));
    }

    private ObjectiveRules rules(List<SourceNode> nodes) {
        var only = new TreeSet<String>();
        while (random.nextInt(8) == 0 || only.size() == 1) {
            only.add(pick(nodes));
        }
        return new ObjectiveRules(
                chance() ? 0 : 250,
                chance() ? 1 + random.nextInt(3) : 0,
                random.nextInt(8) == 0,
                chance() ? null : NOON.plusSeconds(43_200L * random.nextInt(8)),
                100L * random.nextInt(4),
                chance() ? 700 : 0,
                only,
                chance() ? Set.of(pick(nodes)) : Set.of(),
                chance() ? 1_500 : 1_000,
                chance() ? 333 : 1_000,
                without(),
                "hard");
    }

    /**
     * Carrier services that take nothing now: the slow one, the fast one, one that serves no bought service; seldom
     * both.
     */
    private Set<String> without() {
        return switch (random.nextInt(10)) {
            case 0 -> Set.of("slow");
            case 1 -> Set.of("fast", "bike");
            case 2 -> random.nextInt(3) == 0 ? Set.of("slow", "fast") : Set.of("slow", "bike");
            default -> Set.of();
        };
    }

    private String pick(List<SourceNode> nodes) {
        return nodes.get(random.nextInt(nodes.size())).code();
    }
}
