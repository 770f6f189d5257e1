package io.crossdock.sourcing.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.postgres.TestDatabase;
import io.crossdock.sourcing.Destination;
import io.crossdock.sourcing.Policies;
import io.crossdock.sourcing.PriceSettings;
import io.crossdock.sourcing.ScarcityPricing.Expected;
import io.crossdock.sourcing.ScarcityPricing.Outlook;
import io.crossdock.sourcing.ScarcityPricing.Weights;
import io.crossdock.sourcing.SourceNode;
import io.crossdock.sourcing.SourcingSupply;
import io.crossdock.sourcing.StockPrices.NodePrice;
import io.crossdock.sourcing.StockPrices.Priced;
import io.crossdock.sourcing.StockPrices.Sold;
import io.crossdock.sourcing.StockPrices.SoldLine;
import io.crossdock.support.RecordedTx;
import io.crossdock.support.ServerDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class StoredStockPricesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Destination WEST = new Destination(37.8, -122.3);
    private static final Destination NEARBY = new Destination(37.5, -121.9);
    private static final Destination EAST = new Destination(40.7, -74.0);
    private static final List<SourceNode> NODES =
            List.of(new SourceNode("west", 37.7, -122.2, "DC", 0, 0), new SourceNode("east", 40.6, -74.1, "DC", 0, 0));

    private final TestDatabase database = ServerDatabase.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    /** Horizon and half-life are one day, so that a sale of 100 units just now forecasts 69.3 units. */
    private static StoredStockPrices prices(boolean on, int capMinor) {
        return new StoredStockPrices(
                new ShadowPrices(Policies.COARSE), new PriceSettings(on, capMinor, 2_000, 1, 1, 60));
    }

    private final StoredStockPrices prices = prices(true, 2_000);

    private <R> R at(Instant time, Function<Tx, R> work) {
        return RecordedTx.run(database, time, work::apply).result();
    }

    private void learn(Instant time, Sold... sold) {
        at(time, tx -> {
            prices.learn(tx, List.of(sold));
            return 0;
        });
    }

    private static Sold sold(long order, String sku, Destination to, long quantity) {
        return new Sold(order, to, List.of(new SoldLine(sku, quantity)));
    }

    private void reprice(StoredStockPrices by, Look look) {
        at(NOW, tx -> {
            var stock = Map.of("mug", List.of(new AvailableUnits("west", 5), new AvailableUnits("east", look.east())));
            by.reprice(tx, List.of(look.outlook()), new SourcingSupply(NODES, stock, by.of(tx, Set.of("mug"))));
            return 0;
        });
    }

    private List<String> due(StoredStockPrices by, Instant time, int limit) {
        return at(time, tx -> by.due(tx, limit));
    }

    private Map<String, Map<String, Long>> inForce(StoredStockPrices by) {
        return at(NOW, tx -> by.of(tx, Set.of("mug", "pen")));
    }

    private Optional<Priced> priced(String sku) {
        return at(NOW, tx -> prices.priced(tx, sku));
    }

    /** The west expects 12.5 units and holds 5; a unit from the east costs 100 more there. */
    private static Look scarce() {
        return outlook("mug", 20, new Expected(WEST, 12.5), new Expected(EAST, 10));
    }

    private static Look outlook(String sku, long east, Expected... demand) {
        return new Look(new Outlook(sku, 400, "standard", List.of(demand), List.of(), new Weights(0, 0)), east);
    }

    /**
     * Stock and expected demand of a pricing.
     *
     * @param east units in the east; the west has 5
     */
    private record Look(Outlook outlook, long east) {}

    @Test
    void theForecastAddsUpARegionAndFadesByHalf() {
        learn(
                NOW,
                sold(1, "mug", WEST, 60),
                sold(2, "mug", NEARBY, 40),
                sold(3, "mug", EAST, 10),
                sold(4, "pen", EAST, 1));
        learn(NOW.plus(Duration.ofDays(1)), sold(5, "mug", WEST, 10));

        var expected = at(NOW.plus(Duration.ofDays(2)), tx -> prices.expected(tx, Set.of("mug")))
                .get("mug");

        // 100 units two half-lives ago and 10 one half-life ago; times ln 2.
        assertThat(expected).hasSize(2);
        assertThat(expected.get(0).region()).isEqualTo(new Destination(37.5, -121.5));
        assertThat(expected.get(0).units()).isCloseTo(30 * 0.6931, within(0.01));
        assertThat(expected.get(1).units()).isCloseTo(2.5 * 0.6931, within(0.01));
    }

    @Test
    void aSkuIsDueWhenItMovedAndWasNotPricedJustNow() {
        learn(NOW, sold(6, "mug", WEST, 1), sold(7, "pen", WEST, 1));
        assertThat(due(prices, NOW, 10)).containsExactly("mug", "pen");
        assertThat(due(prices, NOW, 1)).containsExactly("mug");

        reprice(prices, scarce());
        assertThat(due(prices, NOW, 10)).containsExactly("pen");

        at(NOW, tx -> {
            prices.moved(tx, Set.of("mug", "never-sold"));
            return 0;
        });
        assertThat(due(prices, NOW.plusSeconds(59), 10)).containsExactly("pen");
        assertThat(due(prices, NOW.plusSeconds(60), 10)).containsExactly("pen", "mug");
    }

    @Test
    void keepsPricesWithWhenAndFromWhat() {
        learn(NOW, sold(8, "mug", WEST, 1));

        reprice(prices, scarce());

        assertThat(inForce(prices)).isEqualTo(Map.of("mug", Map.of("west", 100L)));
        assertThat(priced("mug"))
                .contains(new Priced("mug", NOW, 25, 22.5, true, List.of(new NodePrice("west", 100, 5))));
        assertThat(priced("pen")).isEmpty();
    }

    @Test
    void theCapEnds() {
        learn(NOW, sold(1, "mug", WEST, 1));

        reprice(prices(true, 80), scarce());

        assertThat(inForce(prices)).isEqualTo(Map.of("mug", Map.of("west", 80L)));
    }

    @Test
    void aPriceInForceIsOnlyHalfForgotten() {
        learn(NOW, sold(1, "mug", WEST, 1));
        reprice(prices(true, 40), scarce());

        reprice(prices, scarce());

        assertThat(inForce(prices)).isEqualTo(Map.of("mug", Map.of("west", 70L)));
    }

    @Test
    void remembersWhatASkuWasBoughtAlongWith() {
        learn(
                NOW,
                new Sold(7, WEST, List.of(new SoldLine("mug", 2), new SoldLine("pen", 3), new SoldLine("cup", 1))),
                sold(8, "mug", EAST, 1));

        var baskets = at(NOW, tx -> prices.baskets(tx, Set.of("mug", "pen")));

        assertThat(baskets.get("mug"))
                .containsExactly(
                        new Sold(8, new Destination(40.5, -73.5), List.of()),
                        new Sold(
                                7,
                                new Destination(37.5, -121.5),
                                List.of(new SoldLine("cup", 1), new SoldLine("pen", 3))));
        assertThat(baskets.get("pen"))
                .containsExactly(new Sold(
                        7, new Destination(37.5, -121.5), List.of(new SoldLine("cup", 1), new SoldLine("mug", 2))));
    }

    @Test
    void ofManyOrdersAndLongOnesItKeepsSome() {
        var lines = new ArrayList<SoldLine>();
        for (int i = 0; i < 20; i++) {
            lines.add(new SoldLine("sku-" + i, 1));
        }
        for (int order = 1; order <= 1_000; order++) {
            learn(NOW, new Sold(order, WEST, order % 100 == 0 ? lines : List.of(new SoldLine("sku-1", 1))));
        }

        var baskets = at(NOW, tx -> prices.baskets(tx, Set.of("sku-1", "sku-19")));

        assertThat(baskets.get("sku-1"))
                .hasSize(64)
                .first()
                .extracting(Sold::order)
                .isEqualTo(1_000L);
        assertThat(baskets.get("sku-19").getFirst().lines())
                .extracting(SoldLine::sku)
                .containsExactly("sku-0", "sku-1", "sku-2", "sku-3", "sku-4");
    }

    @Test
    void whereThereIsPlentyNothingHasAPriceAnyMore() {
        learn(NOW, sold(9, "mug", WEST, 1));
        reprice(prices, scarce());

        reprice(prices, outlook("mug", 60, new Expected(WEST, 12.5), new Expected(EAST, 10)));

        assertThat(inForce(prices)).isEmpty();
        assertThat(priced("mug")).contains(new Priced("mug", NOW, 65, 22.5, false, List.of()));
    }

    @Test
    void switchedOffItLearnsAndPricesNothing() {
        var off = prices(false, 2_000);
        learn(NOW, sold(10, "mug", WEST, 1));
        reprice(prices, scarce());

        assertThat(inForce(off)).isEmpty();
        assertThat(due(off, NOW.plusSeconds(600), 10)).isEmpty();
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new PriceSettings(true, 1_000_001, 2_000, 14, 7, 300))
                .hasMessage("crossdock.prices.cap-minor must be from 0 to 1000000, not 1000001");
    }
}
