package io.crossdock.bench.network;

import io.crossdock.bench.network.NetworkWorld.Cell;
import io.crossdock.bench.network.NetworkWorld.Item;
import io.crossdock.bench.network.NetworkWorld.Trouble;
import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.Destination;
import io.crossdock.sourcing.NodeTerms;
import io.crossdock.sourcing.SourceNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A retailer's network: five DCs and many stores, SKUs of uneven popularity, baskets of two lines on average. In stores
 * 10 to 30 % of the recorded units are missing, in DCs 0.5 %; one DC is closed for an eighth of the horizon.
 */
final class StoreNetwork {

    private static final List<Destination> DCS = List.of(
            new Destination(34.0, -117.5),
            new Destination(32.9, -97.0),
            new Destination(39.9, -82.9),
            new Destination(33.6, -84.5),
            new Destination(40.6, -75.5));
    private static final double DC_SHARE = 0.6;
    private static final double STOCKED_IN_STORE = 0.35;
    private static final int DC_REJECT_PERMILLE = 5;
    private static final double POPULARITY_FALLS = 0.8;
    private static final double[] LINES = {0.5, 0.25, 0.12, 0.07, 0.04, 0.02};
    private static final double TWO_UNITS = 0.15;
    private static final double SAME_TASTE = 0.4;
    private static final double PLACED_WELL = 0.6;
    private static final long REROUTE_MINOR = 150;
    private static final long WAIT_MINOR = 500;

    private final Random random;
    private final List<Metros> metros = List.of(Metros.values());
    private final List<SourceNode> nodes = new ArrayList<>();
    private final Map<String, Integer> rejects = new LinkedHashMap<>();
    private final double[] people =
            metros.stream().mapToDouble(metro -> metro.millions).toArray();

    private StoreNetwork(long seed) {
        random = new Random(seed);
    }

    /**
     * @param ratio units that exist to units of expected demand
     * @param size number of stores, SKUs and orders
     * @param card policy that comes with the product
     */
    static NetworkWorld draw(long seed, double ratio, Size size, NetworkWorld.RateCardText card, long splitMinor) {
        return new StoreNetwork(seed).world(ratio, size, card, splitMinor);
    }

    /** Size of the network. */
    record Size(int stores, int skus, int orders) {}

    private NetworkWorld world(double ratio, Size size, NetworkWorld.RateCardText card, long splitMinor) {
        int skus = size.skus();
        int orders = size.orders();
        place(size.stores());
        var popularity = new double[skus];
        Arrays.setAll(popularity, i -> Math.pow(i + 1.0, -POPULARITY_FALLS));
        var items = new ArrayList<Item>();
        for (int i = 0; i < skus; i++) {
            items.add(item(i, rates(new Draw(popularity).chance(i)), ratio, orders));
        }
        var closed = nodes.get(2).code();
        var trouble = new Trouble(rejects, closed, orders / 2, orders / 2 + orders / 8, REROUTE_MINOR, WAIT_MINOR);
        var regions = metros.stream().map(metro -> metro.middle).toList();
        return new NetworkWorld(
                "network " + ratio, card, 100, splitMinor, nodes, regions, items, orders(items, orders), trouble);
    }

    private void place(int stores) {
        for (int i = 0; i < DCS.size(); i++) {
            var code = "DC%d".formatted(i + 1);
            nodes.add(node(code, DCS.get(i), "DC", 40, 60, DC_REJECT_PERMILLE));
        }
        var draw = new Draw(people);
        for (int i = 0; i < stores; i++) {
            var where = metros.get(draw.next(random)).around(random);
            nodes.add(node("S%03d".formatted(i + 1), where, "STORE", 75, 120, 100 + random.nextInt(201)));
        }
    }

    private SourceNode node(
            String code, Destination where, String kind, long unitMinor, long orderMinor, int rejectPermille) {
        rejects.put(code, rejectPermille);
        return new SourceNode(
                code,
                where.latitude(),
                where.longitude(),
                kind,
                unitMinor,
                orderMinor,
                new NodeTerms(Map.of(), NodeTerms.NO_LIMIT, NodeTerms.NO_LIMIT, 0, rejectPermille, Set.of(), Set.of()));
    }

    /** Draws units per order and region; demand differs between regions and is nowhere zero. */
    private double[] rates(double chance) {
        double mean = 0;
        for (int lines = 1; lines <= LINES.length; lines++) {
            mean += lines * LINES[lines - 1];
        }
        var taste = new double[people.length];
        Arrays.setAll(taste, r -> people[r] * Math.exp(SAME_TASTE * random.nextGaussian()));
        double sum = Arrays.stream(taste).sum();
        double units = mean * (1 + TWO_UNITS) * chance;
        return Arrays.stream(taste).map(t -> units * t / sum).toArray();
    }

    private Item item(int number, double[] rates, double ratio, int orders) {
        double units = ratio * orders * Arrays.stream(rates).sum();
        var weights = new double[nodes.size()];
        double dcs = 0;
        double shops = 0;
        for (int k = 0; k < weights.length; k++) {
            double noise = Math.exp(PLACED_WELL * random.nextGaussian());
            if (k < DCS.size()) {
                weights[k] = random.nextDouble() < 0.7 || k == number % DCS.size() ? noise : 0;
                dcs += weights[k];
            } else if (random.nextDouble() < STOCKED_IN_STORE) {
                weights[k] = noise;
                shops += noise;
            }
        }
        var cells = new LinkedHashMap<String, Cell>();
        for (int k = 0; k < weights.length; k++) {
            double share =
                    k < DCS.size() ? DC_SHARE * weights[k] / dcs : shops == 0 ? 0 : (1 - DC_SHARE) * weights[k] / shops;
            int real = (int) (units * share + random.nextDouble());
            if (real > 0) {
                cells.put(
                        nodes.get(k).code(), cell(real, rejects.get(nodes.get(k).code())));
            }
        }
        return new Item("SKU%03d".formatted(number), 150 + 50L * random.nextInt(40), rates, cells);
    }

    /** Draws recorded units until that many of them exist. */
    private Cell cell(int real, int rejectPermille) {
        var missing = new BitSet();
        int recorded = 0;
        for (int found = 0; found < real; recorded++) {
            if (random.nextInt(1_000) < rejectPermille) {
                missing.set(recorded);
            } else {
                found++;
            }
        }
        return new Cell(recorded, missing);
    }

    /**
     * Draws the orders of the horizon. A SKU that the whole network has run out of is no longer sold, under any policy.
     */
    private List<Demand> orders(List<Item> items, int count) {
        var left = items.stream()
                .mapToLong(item ->
                        item.cells().values().stream().mapToLong(Cell::real).sum())
                .toArray();
        var perRegion = new Draw[people.length];
        for (int r = 0; r < perRegion.length; r++) {
            int region = r;
            perRegion[r] = new Draw(
                    items.stream().mapToDouble(item -> item.rate()[region]).toArray());
        }
        var regions = new Draw(people);
        var sizes = new Draw(LINES);
        var orders = new ArrayList<Demand>(count);
        for (int order = 0; order < count; order++) {
            int region = regions.next(random);
            var lines = new LinkedHashMap<Integer, DemandLine>();
            for (int i = sizes.next(random); i >= 0; i--) {
                int sku = perRegion[region].next(random);
                int quantity = random.nextDouble() < TWO_UNITS ? 2 : 1;
                if (left[sku] >= quantity && !lines.containsKey(sku)) {
                    left[sku] -= quantity;
                    lines.put(
                            sku,
                            new DemandLine(
                                    UnitLine.ordered(lines.size() + 1),
                                    items.get(sku).sku(),
                                    quantity,
                                    items.get(sku).weightGrams()));
                }
            }
            if (!lines.isEmpty()) {
                var to = metros.get(region).around(random);
                orders.add(new Demand(orders.size(), "shop", NetworkWorld.SERVICE, to, List.copyOf(lines.values())));
            }
        }
        return orders;
    }
}
