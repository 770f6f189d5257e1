package io.crossdock.world.traffic;

import io.crossdock.world.Seed;
import io.crossdock.world.retailer.DemoRetailer;
import io.crossdock.world.retailer.Place;
import io.crossdock.world.retailer.SkuSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Generates customers and their baskets. The n-th basket of a seed is always the same, except for its time. */
final class Customers {

    private static final double[] LINES = {0.42, 0.70, 0.86, 0.95, 1.0};
    private static final int TAX_PERMILLE = 70;
    /** Of the shop's orders. */
    private static final double PICKUPS = 0.10;

    private static final double SENT_TO_STORE = 0.04;
    private static final double SAME_DAY = 0.05;

    private static final double GIFT_CARDS = 0.05;

    private static final List<String> FIRST = List.of(
            "Ada", "Ben", "Chloe", "Diego", "Elif", "Farah", "Grace", "Hiro", "Ines", "Jonas", "Kofi", "Lena", "Mateo",
            "Nora", "Omar", "Priya", "Quinn", "Rosa", "Sven", "Tara", "Zoë");
    private static final List<String> LAST = List.of(
            "Abbott",
            "Brooks",
            "Castillo",
            "Dubois",
            "Evans",
            "Fischer",
            "Garcia",
            "Hughes",
            "Ito",
            "Jensen",
            "Kim",
            "Lopez",
            "Moreau",
            "Novak",
            "O'Neill",
            "Patel",
            "Reyes",
            "Sato",
            "Turner",
            "Walker");
    private static final List<String> STREETS =
            List.of("Main St", "Oak Ave", "Maple Dr", "Cedar Ln", "2nd St", "Park Rd", "Lake View Ct");

    private final Seed seed;
    private final DemoRetailer retailer;
    private final String prefix;
    private final Map<String, List<SkuSpec>> shelves = new TreeMap<>();
    private final List<String> stores = new ArrayList<>();

    /** @param prefix prefix of references, which keeps the references of two runs on one database apart */
    Customers(Seed seed, DemoRetailer retailer, String prefix) {
        this.seed = seed;
        this.retailer = retailer;
        this.prefix = prefix;
        Map<String, SkuSpec> singles = new HashMap<>();
        retailer.catalog().skus().stream()
                .filter(sku -> sku.unit().equals("each"))
                .forEach(sku -> singles.put(sku.code(), sku));
        for (var stock : retailer.firstStock()) {
            var node = retailer.nodes().get(stock.node());
            var sku = singles.get(stock.sku());
            if (node != null && node.store() && sku != null) {
                shelves.computeIfAbsent(stock.node(), _ -> new ArrayList<>()).add(sku);
            }
        }
        stores.addAll(shelves.keySet());
    }

    Basket basket(int number, Instant at) {
        SplittableRandom random = seed.random("basket", prefix + number);
        String channel = channel(random.nextDouble());
        String first = FIRST.get(random.nextInt(FIRST.size()));
        String last = LAST.get(random.nextInt(LAST.size()));
        String email = (first + '.' + last)
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace("'", "")
                        .replace("ë", "e") + number + "@example.com";
        boolean express = random.nextDouble() < 0.15;
        List<Basket.Line> lines = lines(random, channel);
        @Nullable String store = null;
        if (channel.equals("shop") && seed.happens(PICKUPS, "pickup", prefix + number)) {
            store = stores.get((int) seed.between(0, stores.size() - 1, "store", prefix + number));
            lines = List.of(onTheShelf(store, number));
        }
        boolean sentToStore =
                channel.equals("shop") && store == null && seed.happens(SENT_TO_STORE, "to-store", prefix + number);
        if (sentToStore) {
            store = stores.get((int) seed.between(0, stores.size() - 1, "to-store-which", prefix + number));
        }
        Place place = retailer.places().any(random);
        boolean sameDay =
                channel.equals("shop") && store == null && seed.happens(SAME_DAY, "same-day", prefix + number);
        if (sameDay) {
            String near = stores.get((int) seed.between(0, stores.size() - 1, "same-day-store", prefix + number));
            place = at(near);
            lines = List.of(onTheShelf(near, number));
        }
        boolean digital = channel.equals("shop")
                && store == null
                && !sameDay
                && seed.happens(GIFT_CARDS, "gift-cards", prefix + number);
        if (digital) {
            lines = List.of(giftCards(number));
        }
        return new Basket(
                number,
                channel,
                reference(channel, number),
                at.truncatedTo(ChronoUnit.SECONDS),
                first,
                last,
                email,
                "+1555%07d".formatted(random.nextInt(10_000_000)),
                (1 + random.nextInt(9_899)) + " " + STREETS.get(random.nextInt(STREETS.size())),
                place,
                express ? "express" : "standard",
                lines,
                store != null || digital || channel.equals("amazon")
                        ? 0
                        : express ? 1_299 : random.nextDouble() < 0.4 ? 0 : 499,
                store,
                sentToStore,
                sameDay,
                digital);
    }

    /** Some gift cards of one value; they are not taxed. */
    private Basket.Line giftCards(int number) {
        List<SkuSpec> cards = retailer.cards();
        SkuSpec sku = cards.get((int) seed.between(0, cards.size() - 1, "card", prefix + number));
        long units = seed.between(1, 3, "cards", prefix + number);
        return new Basket.Line(sku.code(), sku.name(), 0, units, sku.priceMinor(), 0, 0);
    }

    private Place at(String store) {
        var node = Objects.requireNonNull(retailer.nodes().get(store));
        return retailer.places().near(node.latitude(), node.longitude());
    }

    /** One unit of something that the store has; pickups are of one line. */
    private Basket.Line onTheShelf(String store, int number) {
        List<SkuSpec> shelf = Objects.requireNonNull(shelves.get(store));
        SkuSpec sku = shelf.get((int) seed.between(0, shelf.size() - 1, "shelf", prefix + number));
        long tax = Math.round(sku.priceMinor() * TAX_PERMILLE / 1000.0);
        return new Basket.Line(sku.code(), sku.name(), sku.weightGrams(), 1, sku.priceMinor(), 0, tax);
    }

    private static String channel(double figure) {
        return figure < 0.5 ? "shop" : figure < 0.75 ? "bazaar" : figure < 0.9 ? "shopify" : "amazon";
    }

    private String reference(String channel, int number) {
        int run = Math.floorMod(prefix.hashCode(), 900) + 100;
        return switch (channel) {
            case "shop" -> "W" + prefix + '-' + (100_001 + number);
            case "bazaar" -> "BZ" + prefix + '-' + (100_001 + number);
            case "shopify" -> Long.toString(450_000_000_000_000L + run * 10_000_000L + number);
            default -> "%03d-%07d-%07d".formatted(run, Math.floorMod(prefix.hashCode() / 900, 10_000_000), number);
        };
    }

    private List<Basket.Line> lines(SplittableRandom random, String channel) {
        double figure = random.nextDouble();
        int size = 1;
        while (figure > LINES[size - 1]) {
            size++;
        }
        Set<SkuSpec> skus = new LinkedHashSet<>();
        while (skus.size() < size) {
            skus.add(retailer.catalog().wanted(random));
        }
        return skus.stream().map(sku -> line(sku, random, channel)).toList();
    }

    private static Basket.Line line(SkuSpec sku, SplittableRandom random, String channel) {
        double figure = random.nextDouble();
        long quantity = sku.unit().equals("cm") ? 50 * random.nextLong(1, 7) : figure < 0.8 ? 1 : figure < 0.95 ? 2 : 3;
        long gross = quantity * sku.priceMinor();
        boolean plain = channel.equals("amazon");
        long discount = !plain && random.nextDouble() < 0.12 ? gross / 10 : 0;
        long tax = plain ? 0 : Math.round((gross - discount) * TAX_PERMILLE / 1000.0);
        return new Basket.Line(sku.code(), sku.name(), sku.weightGrams(), quantity, sku.priceMinor(), discount, tax);
    }
}
