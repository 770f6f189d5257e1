package io.crossdock.world.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.world.Seed;
import io.crossdock.world.retailer.DemoRetailer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CustomersTest {

    private static final Instant AT = Instant.parse("2026-11-23T14:00:00Z");

    private static List<Basket> baskets(long seed, int count) {
        Customers customers = new Customers(new Seed(seed), new DemoRetailer(new Seed(seed)), "7");
        return IntStream.range(0, count)
                .mapToObj(number -> customers.basket(number, AT))
                .toList();
    }

    @Test
    void theSameSeedOrdersTheSameAndAnotherSeedDoesNot() {
        assertThat(baskets(7, 200)).isEqualTo(baskets(7, 200));
        assertThat(baskets(8, 200)).isNotEqualTo(baskets(7, 200));
    }

    @Test
    void referencesAreUniqueAndEveryChannelSells() {
        List<Basket> baskets = baskets(7, 5_000);
        Map<String, Long> channels =
                baskets.stream().collect(Collectors.groupingBy(Basket::channel, Collectors.counting()));

        assertThat(baskets.stream().map(Basket::key).distinct()).hasSize(5_000);
        assertThat(channels.get("shop")).isBetween(2_300L, 2_700L);
        assertThat(channels.get("bazaar")).isBetween(1_100L, 1_400L);
        assertThat(channels.get("shopify")).isBetween(650L, 850L);
        assertThat(channels.get("amazon")).isBetween(400L, 600L);
        assertThat(baskets.stream()
                        .mapToInt(basket -> basket.lines().size())
                        .average()
                        .orElseThrow())
                .isBetween(1.9, 2.2);
    }

    @Test
    void amountsOfTheCanonicalOrderAddUp() {
        for (Basket basket : baskets(7, 500)) {
            JsonNode order = Papers.canonical(basket);
            long sum = order.path("shippingMinor").asLong();
            for (JsonNode line : order.path("lines")) {
                sum += line.path("quantity").asLong()
                                * line.path("unitPriceMinor").asLong()
                        - line.path("discountMinor").asLong()
                        + line.path("taxMinor").asLong();
            }

            assertThat(order.path("totalMinor").asLong()).isEqualTo(sum).isPositive();
        }
    }

    @Test
    void theNetworkHasThreeHundredStoresInRealPlaces() {
        DemoRetailer retailer = new DemoRetailer(new Seed(7));

        assertThat(retailer.nodes()).hasSize(306);
        assertThat(retailer.nodes().values())
                .allMatch(
                        node -> node.postalCode().matches("\\d{5}") && node.latitude() > 24 && node.longitude() < -66);
        assertThat(retailer.catalog().skus()).hasSize(2_000);
        assertThat(retailer.firstStock().stream()
                        .map(stock -> stock.node() + stock.sku())
                        .distinct()
                        .count())
                .isEqualTo(retailer.firstStock().size());
    }
}
