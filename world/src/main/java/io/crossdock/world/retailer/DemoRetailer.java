package io.crossdock.world.retailer;

import io.crossdock.world.Seed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * The demo retailer: 300 stores, 3 distribution centers, a 3PL, a drop-ship supplier, a mailer of codes, 2,000 SKUs and
 * 3 gift cards. Distribution centers have plenty of every SKU that is not scarce; each store has a few units of about
 * 100 SKUs.
 */
public final class DemoRetailer {

    private static final int STORES = 300;
    private static final int SKUS = 2_000;
    private static final long DEEP = 50_000;
    private static final long RESTOCKED = 400;
    private static final String CODES = "CODES";
    private static final List<SkuSpec> CARDS = List.of(card(1), card(2), card(4));
    private static final List<String> CENTERS = List.of("DC-EAST", "DC-MID", "DC-WEST");

    private final Seed seed;
    private final Places places;
    private final Catalog catalog;
    private final Map<String, NodeSpec> nodes = new LinkedHashMap<>();

    public DemoRetailer(Seed seed) {
        this.seed = seed;
        this.places = Places.load();
        this.catalog = Catalog.of(seed, SKUS);
        add("DC-EAST", "Distribution center Harrisburg", "DC", places.near(40.27, -76.88), 35, 180);
        add("DC-MID", "Distribution center Kansas City", "DC", places.near(39.10, -94.58), 35, 180);
        add("DC-WEST", "Distribution center Reno", "DC", places.near(39.53, -119.81), 35, 180);
        add("3PL-ATL", "Third-party warehouse Atlanta", "THREE_PL", places.near(33.75, -84.39), 55, 220);
        add("DROP-CHI", "Drop-ship supplier Chicago", "DROP_SHIP", places.near(41.88, -87.63), 80, 300);
        add(CODES, "Gift card provider Chicago", "DROP_SHIP", places.near(41.88, -87.63), 0, 0);
        for (int i = 1; i <= STORES; i++) {
            String code = "S%03d".formatted(i);
            Place place = mainland(seed.random("store", code));
            add(code, "Store " + place.city(), "STORE", place, 90, 150);
        }
    }

    private Place mainland(SplittableRandom random) {
        Place place = places.any(random);
        while (place.state().equals("AK") || place.state().equals("HI")) {
            place = places.any(random);
        }
        return place;
    }

    private static final int SAME_DAY_KM = 20;

    private void add(String code, String name, String kind, Place place, long handlingMinor, long orderMinor) {
        nodes.put(
                code,
                new NodeSpec(
                        code,
                        name + ", " + place.state(),
                        kind,
                        "US",
                        place.zip(),
                        place.latitude(),
                        place.longitude(),
                        place.timeZone(),
                        handlingMinor,
                        orderMinor,
                        true,
                        profile(code, kind),
                        new NodeSpec.Site((nodes.size() + 1) + " Market Street", place.city(), place.state()),
                        DemoSellers.entityOf(kind)));
    }

    private static NodeSpec.Profile profile(String code, String kind) {
        if (code.equals(CODES)) {
            return new NodeSpec.Profile(List.of("digital"), null);
        }
        return kind.equals("STORE")
                ? new NodeSpec.Profile(List.of("ship", "pickup", "curbside", "ship-to-store", "same-day"), SAME_DAY_KM)
                : new NodeSpec.Profile(List.of("ship"), null);
    }

    private static SkuSpec card(int quarters) {
        int dollars = 25 * quarters;
        return new SkuSpec(
                "CARD-" + dollars,
                "Gift card " + dollars + " USD",
                "each",
                0,
                dollars * 100L,
                "USD",
                List.of("digital"));
    }

    /** Gift cards, which are mailed. */
    public List<SkuSpec> cards() {
        return CARDS;
    }

    public Places places() {
        return places;
    }

    public Catalog catalog() {
        return catalog;
    }

    /** All nodes by code. */
    public Map<String, NodeSpec> nodes() {
        return nodes;
    }

    /** Stock of all nodes on the first day. */
    public List<StockSpec> firstStock() {
        List<StockSpec> stock = new ArrayList<>();
        for (int rank = 0; rank < SKUS; rank++) {
            stockCenters(rank, stock);
        }
        CARDS.forEach(card -> stock.add(new StockSpec(card.code(), CODES, DEEP)));
        nodes.values().stream().filter(NodeSpec::store).forEach(store -> stockStore(store.code(), stock));
        return stock;
    }

    private void stockCenters(int rank, List<StockSpec> stock) {
        SkuSpec sku = catalog.skus().get(rank);
        if (catalog.scarce(rank)) {
            long units = catalog.gone(rank) ? 0 : seed.between(0, 3, "scarce", sku.code());
            stock.add(new StockSpec(sku.code(), CENTERS.getFirst(), units));
            return;
        }
        if (rank % 10 == 7) {
            stock.add(new StockSpec(sku.code(), "DROP-CHI", DEEP));
            return;
        }
        CENTERS.forEach(center -> stock.add(new StockSpec(sku.code(), center, DEEP)));
        if (rank % 4 == 0) {
            stock.add(new StockSpec(sku.code(), "3PL-ATL", 500));
        }
    }

    private void stockStore(String store, List<StockSpec> stock) {
        SplittableRandom random = seed.random("store-stock", store);
        TreeSet<Integer> ranks = new TreeSet<>();
        int size = random.nextInt(60, 151);
        while (ranks.size() < size) {
            int rank = random.nextInt(SKUS);
            if (!catalog.scarce(rank)) {
                ranks.add(rank);
            }
        }
        for (int rank : ranks) {
            SkuSpec sku = catalog.skus().get(rank);
            stock.add(new StockSpec(
                    sku.code(), store, sku.unit().equals("cm") ? random.nextLong(500, 3_000) : random.nextLong(1, 7)));
        }
    }

    /** A delivery of scarce goods to a distribution center, after which its stock of them is full again. */
    public List<StockSpec> restock(int delivery) {
        List<StockSpec> counts = new ArrayList<>();
        for (int rank = 0; rank < SKUS; rank++) {
            String sku = catalog.skus().get(rank).code();
            if (catalog.scarce(rank) && !catalog.gone(rank) && seed.happens(0.5, "restocked", sku + '#' + delivery)) {
                counts.add(new StockSpec(sku, CENTERS.getFirst(), RESTOCKED));
            }
        }
        return counts;
    }
}
