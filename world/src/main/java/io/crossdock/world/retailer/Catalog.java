package io.crossdock.world.retailer;

import io.crossdock.world.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * SKUs of the demo retailer, the most popular first. Popularity follows Zipf's law. Every fiftieth SKU is scarce; some
 * scarce SKUs are restocked during the run, some never.
 */
public final class Catalog {

    private static final double ZIPF = 0.85;
    private static final int SCARCE_EVERY = 50;
    private static final String[] KINDS = {
        "Mug",
        "Lamp",
        "Kettle",
        "Blanket",
        "Backpack",
        "Notebook",
        "Headphones",
        "Jacket",
        "Sneakers",
        "Skillet",
        "Vase",
        "Pillow",
        "Drill",
        "Tent",
        "Desk",
        "Chair",
        "Watch",
        "Scarf",
        "Puzzle",
        "Planter"
    };
    private static final String[] LOOKS = {
        "Alder", "Birch", "Cobalt", "Dune", "Ember", "Fjord", "Granite", "Harbor", "Indigo", "Juniper"
    };
    private static final String[] SIZES = {"S", "M", "L", "XL", "Mini", "Classic", "Pro", "Duo", "Light", "Plus"};

    private final List<SkuSpec> skus;
    private final double[] cumulated;

    private Catalog(List<SkuSpec> skus) {
        this.skus = skus;
        this.cumulated = new double[skus.size()];
        double sum = 0;
        for (int rank = 0; rank < cumulated.length; rank++) {
            sum += 1 / Math.pow(rank + 1, ZIPF);
            cumulated[rank] = sum;
        }
    }

    /** Makes a catalog of at most 2,000 SKUs. */
    public static Catalog of(Seed seed, int size) {
        List<SkuSpec> skus = new ArrayList<>(size);
        for (int rank = 0; rank < size; rank++) {
            String code = "SKU-%04d".formatted(rank + 1);
            SplittableRandom random = seed.random("sku", code);
            String name = LOOKS[rank / 20 % 10] + " " + KINDS[rank % 20] + " " + SIZES[rank / 200 % 10];
            long weight = Math.round(50 * Math.exp(random.nextDouble() * 6));
            long price = 399 + 100 * random.nextLong(1, 4 + Math.round(160 * Math.pow(random.nextDouble(), 2)));
            skus.add(
                    rank % 199 == 198
                            ? new SkuSpec(code, LOOKS[rank / 20 % 10] + " Ribbon by the cm", "cm", 1, 12, "USD")
                            : new SkuSpec(code, name, "each", weight, price, "USD"));
        }
        return new Catalog(List.copyOf(skus));
    }

    public List<SkuSpec> skus() {
        return skus;
    }

    /** Draws a SKU for a customer, popular ones more often. */
    public SkuSpec wanted(RandomGenerator random) {
        double figure = random.nextDouble() * cumulated[cumulated.length - 1];
        int place = java.util.Arrays.binarySearch(cumulated, figure);
        return skus.get(Math.min(place < 0 ? -place - 1 : place, skus.size() - 1));
    }

    /**
     * Substitutes for scarce SKUs: two of the same kind in other looks, nearest in price. Goods sold by the cm have
     * none.
     */
    public List<SubstituteSpec> substitutes() {
        return IntStream.range(0, skus.size())
                .filter(rank -> scarce(rank) && skus.get(rank).unit().equals("each"))
                .mapToObj(rank -> new SubstituteSpec(skus.get(rank).code(), nearest(rank)))
                .toList();
    }

    private List<String> nearest(int rank) {
        SkuSpec sku = skus.get(rank);
        return IntStream.range(0, skus.size())
                .filter(other -> other % KINDS.length == rank % KINDS.length
                        && !scarce(other)
                        && skus.get(other).unit().equals(sku.unit()))
                .mapToObj(skus::get)
                .sorted(Comparator.comparingLong((SkuSpec other) -> Math.abs(other.priceMinor() - sku.priceMinor()))
                        .thenComparing(SkuSpec::code))
                .limit(2)
                .map(SkuSpec::code)
                .toList();
    }

    /** Whether the SKU is short at all nodes, until it is restocked. */
    public boolean scarce(int rank) {
        return rank % SCARCE_EVERY == SCARCE_EVERY - 1;
    }

    /** Whether the SKU is scarce and never restocked. */
    public boolean gone(int rank) {
        return rank % (SCARCE_EVERY * 4) == SCARCE_EVERY * 4 - 1;
    }
}
