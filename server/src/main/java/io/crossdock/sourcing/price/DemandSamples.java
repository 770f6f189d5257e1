package io.crossdock.sourcing.price;

import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.Destination;
import io.crossdock.sourcing.ScarcityPricing.Basket;
import io.crossdock.sourcing.ScarcityPricing.Expected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * Examples of the orders to come: the regions say how many there are, baskets of the past what they are like. A region
 * has its own baskets as far as they reach, then those of others, and more of them the more it asks for.
 */
final class DemandSamples {

    /**
     * Regions that have examples; the demand of further ones is spread over these. Bounds the time, like the nodes do.
     */
    private static final int REGIONS_MAX = 48;

    /**
     * Examples of one SKU, about. Measured: with 48 prices cost 0.1 % more, with 200 no less than that and three times
     * the time.
     */
    private static final int ABOUT = 64;

    private static final List<DemandLine> ALONE = List.of();

    private DemandSamples() {}

    /**
     * As many orders for one unit.
     *
     * @param units how many, above zero
     * @param rest what each of them asks for besides
     */
    record Example(Destination to, double units, List<DemandLine> rest) {}

    static List<Example> of(List<Expected> demand, List<Basket> baskets) {
        var regions = largest(demand);
        double all = regions.stream().mapToDouble(Expected::units).sum();
        var near = new HashMap<Destination, List<Basket>>();
        baskets.forEach(basket -> near.computeIfAbsent(nearest(regions, basket.to()), _ -> new ArrayList<>())
                .add(basket));
        var examples = new ArrayList<Example>();
        int other = 0;
        for (var region : regions) {
            var own = near.getOrDefault(region.region(), List.of());
            int count = (int) Math.max(1, Math.round(ABOUT * region.units() / all));
            for (int i = 0; i < count; i++) {
                var rest = i < own.size()
                        ? own.get(i).rest()
                        : baskets.isEmpty()
                                ? ALONE
                                : baskets.get(other++ % baskets.size()).rest();
                examples.add(new Example(region.region(), region.units() / count, rest));
            }
        }
        return examples;
    }

    /** The regions that ask for most, with what all ask for. */
    private static List<Expected> largest(List<Expected> demand) {
        var kept = demand.stream()
                .filter(d -> d.units() > 0)
                .sorted(Comparator.comparingDouble(Expected::units).reversed())
                .limit(REGIONS_MAX)
                .toList();
        double scale = demand.stream().mapToDouble(Expected::units).sum()
                / kept.stream().mapToDouble(Expected::units).sum();
        return kept.stream()
                .map(d -> new Expected(d.region(), d.units() * scale))
                .toList();
    }

    private static Destination nearest(List<Expected> regions, Destination to) {
        return regions.stream()
                .map(Expected::region)
                .min(Comparator.comparingDouble(region -> apart(region, to)))
                .orElseThrow();
    }

    /** Rises with the distance; good enough to find the nearest of some middles. */
    private static double apart(Destination a, Destination b) {
        double north = a.latitude() - b.latitude();
        double east = (a.longitude() - b.longitude()) * StrictMath.cos(StrictMath.toRadians(b.latitude()));
        return north * north + east * east;
    }
}
