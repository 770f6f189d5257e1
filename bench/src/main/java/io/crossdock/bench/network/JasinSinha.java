package io.crossdock.bench.network;

import io.crossdock.bench.network.NetworkWorld.Cell;
import io.crossdock.bench.network.NetworkWorld.Item;
import io.crossdock.bench.network.NetworkWorld.Trouble;
import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.Destination;
import io.crossdock.sourcing.SourceNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The published generator of Jasin and Sinha (2015) as Ma (2023) uses it: five nodes, ten cities, 20 SKUs, orders of
 * one to five different items. A shipment costs 8.759 dollars, plus 0.423 per unit and 0.000541 per unit and mile. The
 * papers leave some inputs open, which are set here: cities are drawn by population, each SKU is at three of four
 * nodes, stock equals expected demand.
 *
 * <p>The rate card has bands instead of miles: the 50 distances fall into 32 bands, and each band has the price of its
 * mean distance, in thousandths of a dollar. Node costs hold the part that doesn't depend on distance.
 */
final class JasinSinha {

    static final String NAME = "generator";

    private static final List<Destination> NODES = List.of(
            new Destination(40.6, -75.5),
            new Destination(33.8, -84.6),
            new Destination(41.5, -88.1),
            new Destination(32.9, -97.0),
            new Destination(36.2, -115.0));
    private static final int CITIES = 10;
    private static final int ITEMS_MAX = 5;
    private static final long SHIPMENT = 8_759;
    private static final long UNIT = 423;
    private static final double PER_MILE = 0.541;
    private static final double KM_PER_MILE = 1.609344;
    private static final double EARTH_RADIUS_KM = 6371.0;
    private static final int BANDS = 32;
    private static final long UNIT_GRAMS = 1_000;
    private static final double STOCKED = 0.75;

    private final Random random;
    private final List<Metros> cities = Metros.largest(CITIES);

    private JasinSinha(long seed) {
        random = new Random(seed);
    }

    static NetworkWorld draw(long seed, int skus, int orders) {
        return new JasinSinha(seed).world(skus, orders);
    }

    private NetworkWorld world(int skus, int orders) {
        var nodes = new ArrayList<SourceNode>();
        for (var place : NODES) {
            nodes.add(new SourceNode(
                    "FC%d".formatted(nodes.size() + 1), place.latitude(), place.longitude(), "DC", UNIT, SHIPMENT));
        }
        var people = cities.stream().mapToDouble(city -> city.millions).toArray();
        var popularity = random.doubles(skus, 0.5, 1.5).toArray();
        var items = new ArrayList<Item>();
        for (int i = 0; i < skus; i++) {
            double units = (1 + ITEMS_MAX) / 2.0 * new Draw(popularity).chance(i);
            var rates = new double[CITIES];
            Arrays.setAll(rates, r -> units * new Draw(people).chance(r));
            items.add(new Item("SKU%02d".formatted(i), UNIT_GRAMS, rates, cells(nodes, units * orders)));
        }
        var regions = cities.stream().map(city -> city.middle).toList();
        return new NetworkWorld(
                NAME, card(), 1_000, 0, nodes, regions, items, orders(items, people, popularity, orders), Trouble.NONE);
    }

    private LinkedHashMap<String, Cell> cells(List<SourceNode> nodes, double units) {
        var weights = new double[nodes.size()];
        Arrays.setAll(weights, _ -> random.nextDouble() < STOCKED ? 0.5 + random.nextDouble() : 0);
        weights[random.nextInt(weights.length)] += 0.5;
        double sum = Arrays.stream(weights).sum();
        var cells = new LinkedHashMap<String, Cell>();
        for (int k = 0; k < weights.length; k++) {
            int recorded = (int) Math.round(units * weights[k] / sum);
            if (recorded > 0) {
                cells.put(nodes.get(k).code(), new Cell(recorded, new BitSet()));
            }
        }
        return cells;
    }

    private List<Demand> orders(List<Item> items, double[] people, double[] popularity, int count) {
        var left = items.stream()
                .mapToLong(item ->
                        item.cells().values().stream().mapToLong(Cell::real).sum())
                .toArray();
        var city = new Draw(people);
        var sku = new Draw(popularity);
        var orders = new ArrayList<Demand>(count);
        for (int order = 0; order < count; order++) {
            var to = cities.get(city.next(random)).middle;
            var chosen = new TreeSet<Integer>();
            for (int size = 1 + random.nextInt(ITEMS_MAX); chosen.size() < size; ) {
                chosen.add(sku.next(random));
            }
            var lines = new ArrayList<DemandLine>();
            for (int item : chosen) {
                if (left[item] > 0) {
                    left[item]--;
                    lines.add(new DemandLine(
                            UnitLine.ordered(lines.size() + 1), items.get(item).sku(), 1, UNIT_GRAMS));
                }
            }
            if (!lines.isEmpty()) {
                orders.add(new Demand(orders.size(), "shop", NetworkWorld.SERVICE, to, lines));
            }
        }
        return orders;
    }

    private NetworkWorld.RateCardText card() {
        var ways = NODES.stream()
                .flatMap(node -> cities.stream().map(city -> km(node, city.middle)))
                .sorted()
                .toList();
        var starts = bands(ways);
        var zones = new StringBuilder();
        var days = new ArrayList<Integer>();
        var miles = new ArrayList<Double>();
        for (int band = 0; band < starts.size(); band++) {
            boolean last = band == starts.size() - 1;
            int end = last ? ways.size() : starts.get(band + 1);
            miles.add(ways.subList(starts.get(band), end).stream()
                    .mapToDouble(km -> km / KM_PER_MILE)
                    .average()
                    .orElseThrow());
            days.add(1);
            zones.append("  - { zone: ").append(band + 1);
            zones.append(last ? "" : ", upToKm: " + (ways.get(end - 1) + ways.get(end)) / 2)
                    .append(" }\n");
        }
        var prices = new StringBuilder();
        for (int units = 1; units <= ITEMS_MAX; units++) {
            int each = units;
            prices.append("      - { upToGrams: ")
                    .append(units * UNIT_GRAMS)
                    .append(", minor: ")
                    .append(miles.stream()
                            .map(m -> Math.round(each * m * PER_MILE))
                            .toList())
                    .append(" }\n");
        }
        return new NetworkWorld.RateCardText(
                "currency: USD\nzones:\n" + zones + "services:\n  standard:\n    transitDays: " + days
                        + "\n    prices:\n" + prices,
                "splitMinor: 0\n");
    }

    /**
     * Finds the indexes in the sorted distances at which bands begin: after the widest gaps, so that distances within a
     * band differ least.
     */
    private static List<Integer> bands(List<Double> ways) {
        return Stream.concat(
                        Stream.of(0),
                        IntStream.range(1, ways.size())
                                .boxed()
                                .sorted(Comparator.comparingDouble((Integer at) -> ways.get(at - 1) - ways.get(at)))
                                .limit(BANDS - 1L))
                .sorted()
                .toList();
    }

    static double km(Destination a, Destination b) {
        double cosine = Math.sin(Math.toRadians(a.latitude())) * Math.sin(Math.toRadians(b.latitude()))
                + Math.cos(Math.toRadians(a.latitude()))
                        * Math.cos(Math.toRadians(b.latitude()))
                        * Math.cos(Math.toRadians(a.longitude() - b.longitude()));
        return EARTH_RADIUS_KM * Math.acos(cosine);
    }
}
