package io.crossdock.bench.load;

import io.crossdock.inventory.AvailableUnits;
import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.Destination;
import io.crossdock.sourcing.NodeTerms;
import io.crossdock.sourcing.ObjectiveRules;
import io.crossdock.sourcing.SourceNode;
import io.crossdock.sourcing.SourcingSupply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A network and orders for it. Each SKU is at seven of ten nodes; nodes have calendars, two services, capacity, labor
 * prices, node records and refused traits; units have prices, and orders have a date to keep.
 */
public final class SourcingMarket {

    private static final int SKUS = 400;
    private static final int ORDERS = 200;
    private static final double IN_STOCK = 0.7;
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final Random random;
    private final SourcingSupply supply;
    private final List<Demand> demands = new ArrayList<>();
    private final long[][] units;
    private final long[][] prices;
    private final long[][] terms;
    private final byte[][] zones;
    private final int[][] skus;

    public SourcingMarket(int nodes, int lines, long seed) {
        random = new Random(seed);
        units = new long[SKUS][nodes];
        prices = new long[SKUS][nodes];
        terms = new long[6][nodes];
        zones = new byte[ORDERS][nodes];
        skus = new int[ORDERS][lines];
        supply = supply(nodes);
        for (int order = 0; order < ORDERS; order++) {
            demands.add(order(order, lines));
        }
    }

    public SourcingSupply supply() {
        return supply;
    }

    public List<Demand> demands() {
        return demands;
    }

    /** Reads the inputs of the order's cost and nothing else. */
    public long read(int order) {
        long sum = 0;
        for (int sku : skus[order]) {
            var held = units[sku];
            var worth = prices[sku];
            for (int k = 0; k < held.length; k++) {
                sum += held[k] + worth[k];
            }
        }
        for (var term : terms) {
            for (long value : term) {
                sum += value;
            }
        }
        for (byte zone : zones[order]) {
            sum += zone;
        }
        return sum;
    }

    private SourcingSupply supply(int count) {
        var nodes = new ArrayList<SourceNode>();
        for (int k = 0; k < count; k++) {
            nodes.add(node(k));
        }
        Map<String, List<AvailableUnits>> bySku = new HashMap<>();
        Map<String, Map<String, Long>> worth = new HashMap<>();
        for (int sku = 0; sku < SKUS; sku++) {
            var rows = new ArrayList<AvailableUnits>();
            var priced = new HashMap<String, Long>();
            for (int k = 0; k < count; k++) {
                if (random.nextDouble() < IN_STOCK) {
                    units[sku][k] = 1_000_000;
                    rows.add(new AvailableUnits(nodes.get(k).code(), units[sku][k]));
                    prices[sku][k] = random.nextInt(4) == 0 ? random.nextInt(200) : 0;
                    priced.put(nodes.get(k).code(), prices[sku][k]);
                }
            }
            bySku.put("SKU" + sku, rows);
            worth.put("SKU" + sku, priced);
        }
        return new SourcingSupply(nodes, bySku, worth);
    }

    private SourceNode node(int k) {
        boolean store = random.nextInt(10) != 0;
        var standard = NOON.plusSeconds(3_600L * random.nextInt(48));
        var shipsAt = random.nextInt(4) == 0
                ? Map.of("standard", standard)
                : Map.of("standard", standard, "express", NOON.plusSeconds(3_600L * random.nextInt(24)));
        var of = new NodeTerms(
                shipsAt,
                1_000_000_000,
                1_000_000_000,
                5L * random.nextInt(4),
                store ? 50 + random.nextInt(250) : 5,
                random.nextInt(20) == 0 ? Set.of("hazmat") : Set.of(),
                Set.of());
        terms[0][k] = store ? 60 + random.nextInt(40) : 30;
        terms[1][k] = store ? 50 : 20;
        terms[2][k] = of.laborMinor();
        terms[3][k] = of.rejectPermille();
        terms[4][k] = standard.toEpochMilli();
        terms[5][k] = of.unitsLeft();
        return new SourceNode(
                "N%04d".formatted(k), latitude(), longitude(), store ? "STORE" : "DC", terms[0][k], terms[1][k], of);
    }

    private Demand order(int order, int lines) {
        var wanted = new ArrayList<DemandLine>();
        for (int line = 0; line < lines; line++) {
            int sku = (order * 37 + line * 41) % SKUS;
            skus[order][line] = sku;
            wanted.add(new DemandLine(
                    UnitLine.ordered(line + 1),
                    "SKU" + sku,
                    1 + random.nextInt(2),
                    100 + 150L * (sku % 7),
                    sku % 25 == 0 ? Set.of("hazmat") : Set.of()));
        }
        random.nextBytes(zones[order]);
        var rules = new ObjectiveRules(
                250,
                0,
                false,
                NOON.plusSeconds(86_400L * (2 + random.nextInt(4))),
                150,
                600,
                Set.of(),
                Set.of(),
                1_000,
                1_100,
                Set.of(),
                "bench");
        return new Demand(order, "web", "standard", new Destination(latitude(), longitude()), wanted, Set.of(), rules);
    }

    private double latitude() {
        return 25 + random.nextDouble() * 23;
    }

    private double longitude() {
        return -122 + random.nextDouble() * 50;
    }
}
