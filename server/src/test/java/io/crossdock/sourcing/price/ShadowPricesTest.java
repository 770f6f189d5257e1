package io.crossdock.sourcing.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.inventory.AvailableUnits;
import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.Destination;
import io.crossdock.sourcing.Instance;
import io.crossdock.sourcing.NodeTerms;
import io.crossdock.sourcing.Policies;
import io.crossdock.sourcing.ScarcityPricing.Basket;
import io.crossdock.sourcing.ScarcityPricing.Expected;
import io.crossdock.sourcing.ScarcityPricing.Outlook;
import io.crossdock.sourcing.ScarcityPricing.Weights;
import io.crossdock.sourcing.SourceNode;
import io.crossdock.sourcing.SourcingSupply;
import io.crossdock.sourcing.explain.Explanation;
import io.crossdock.sourcing.internal.StoredSourcing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShadowPricesTest {

    private static final Destination WEST = new Destination(37.8, -122.3);
    private static final Destination EAST = new Destination(40.7, -74.0);
    private static final List<SourceNode> NODES =
            List.of(new SourceNode("west", 37.7, -122.2, "DC", 0, 0), new SourceNode("east", 40.6, -74.1, "DC", 0, 0));
    private static final Map<String, List<AvailableUnits>> BOTH =
            Map.of("mug", List.of(new AvailableUnits("west", 5), new AvailableUnits("east", 90)));
    private static final Weights NO_WEIGHTS = new Weights(0, 0);
    private static final int INSTANCES = 200;

    private final ShadowPrices pricing = new ShadowPrices(Policies.COARSE);

    @Test
    void aScarceUnitIsWorthWhatItSavesTheOrdersToCome() {
        var outlook = outlook(new Expected(WEST, 12.5), new Expected(EAST, 30));

        // Zone 1 costs 500 and zone 2 costs 600.
        assertThat(pricing.price(List.of(outlook), supply(BOTH))).containsExactly(Map.of("west", 100L));
    }

    @Test
    void nothingIsScarceWhereStockCoversDemand() {
        var outlook = outlook(new Expected(WEST, 4), new Expected(EAST, 30));

        assertThat(pricing.price(List.of(outlook), supply(BOTH))).containsExactly(Map.of());
    }

    @Test
    void whereAllIsScarceOnlyTheDifferenceCounts() {
        var stock = List.of(new AvailableUnits("west", 5), new AvailableUnits("east", 5));

        var prices = pricing.price(
                List.of(outlook(new Expected(WEST, 100), new Expected(EAST, 100))), supply(Map.of("mug", stock)));

        assertThat(prices).containsExactly(Map.of());
    }

    @Test
    void smallRegionsBeyondTheLimitCountWithTheLargeOnes() {
        var demand = new ArrayList<Expected>(List.of(new Expected(WEST, 4.5)));
        for (int i = 0; i < 60; i++) {
            demand.add(new Expected(EAST, 0.1));
        }

        // The west's own 4.5 units would not be scarce; with its share of the 13 regions left out they are.
        var prices = pricing.price(List.of(outlook(demand.toArray(Expected[]::new))), supply(BOTH));

        assertThat(prices).containsExactly(Map.of("west", 100L));
    }

    @Test
    void aUnitIsWorthLessWhereTheRestOfTheOrderIsNot() {
        var withPen = new Outlook(
                "mug",
                400,
                "standard",
                List.of(new Expected(WEST, 12.5), new Expected(EAST, 30)),
                List.of(new Basket(WEST, List.of(new DemandLine(UnitLine.ordered(1), "pen", 1, 400)))),
                NO_WEIGHTS);

        var penInTheEast = new SourcingSupply(
                NODES, Map.of("mug", BOTH.get("mug"), "pen", List.of(new AvailableUnits("east", 1))));
        var penInTheWest = new SourcingSupply(
                NODES, Map.of("mug", BOTH.get("mug"), "pen", List.of(new AvailableUnits("west", 1))));

        // Both from the east are one parcel for 600; the mug from the west would be a second one.
        assertThat(pricing.price(List.of(withPen), penInTheEast)).containsExactly(Map.of());
        // Both from the west cost 500; a mug from the east is another parcel for 600.
        assertThat(pricing.price(List.of(withPen), penInTheWest)).containsExactly(Map.of("west", 600L));
    }

    @Test
    void aPriceInForceCountsHalf() {
        var outlook = outlook(new Expected(WEST, 12.5), new Expected(EAST, 30));

        var prices =
                pricing.price(List.of(outlook), new SourcingSupply(NODES, BOTH, Map.of("mug", Map.of("west", 40L))));

        assertThat(prices).containsExactly(Map.of("west", 70L));
    }

    @Test
    void unitsOfANodeThatRejectsAreWorthLess() {
        var careless = new NodeTerms(Map.of(), NodeTerms.NO_LIMIT, NodeTerms.NO_LIMIT, 0, 200, Set.of(), Set.of());
        var nodes = List.of(new SourceNode("west", 37.7, -122.2, "STORE", 0, 0, careless), NODES.get(1));
        var outlook = new Outlook(
                "mug",
                400,
                "standard",
                List.of(new Expected(WEST, 12.5), new Expected(EAST, 30)),
                List.of(),
                new Weights(0, 300));

        // A fifth of 300 less than the 100 that the unit saves.
        assertThat(pricing.price(List.of(outlook), new SourcingSupply(nodes, BOTH)))
                .containsExactly(Map.of("west", 40L));
    }

    @Test
    void unknownServicesAreRefused() {
        var outlook = new Outlook("mug", 400, "by-balloon", List.of(new Expected(WEST, 1)), List.of(), NO_WEIGHTS);

        assertThatThrownBy(() -> pricing.price(List.of(outlook), supply(BOTH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("by-balloon");
    }

    /**
     * Prices move orders between nodes: they never turn one away, and no plan under prices costs less than the plan
     * without.
     */
    @Test
    void pricesNeverTurnAnOrderAway() {
        for (int seed = 0; seed < INSTANCES; seed++) {
            var random = new Random(seed);
            var instance = Instance.random(random, 6, 3, 3, 0.5, 3);
            var priced = new SourcingSupply(
                    instance.supply().nodes(), instance.supply().bySku(), prices(random, instance.supply()));
            var sourcing = new StoredSourcing(Policies.shipped());

            var plain = sourcing.decide(List.of(instance.demand()), instance.supply())
                    .getFirst();
            var moved = sourcing.decide(List.of(instance.demand()), priced).getFirst();

            assertThat(moved.getClass()).as("seed %d", seed).isEqualTo(plain.getClass());
            if (plain instanceof Decision.Sourced cheapest && moved instanceof Decision.Sourced other) {
                assertThat(bill(other)).as("seed %d", seed).isGreaterThanOrEqualTo(bill(cheapest));
                assertThat(new Explanation(Policies.shipped()).same(moved))
                        .as("recomputed, seed %d", seed)
                        .isTrue();
            }
        }
    }

    private static long bill(Decision.Sourced plan) {
        return plan.cost().totalMinor() - plan.cost().opportunityMinor();
    }

    private static Map<String, Map<String, Long>> prices(Random random, SourcingSupply supply) {
        var prices = new HashMap<String, Map<String, Long>>();
        supply.bySku()
                .forEach((sku, rows) -> rows.forEach(row -> prices.computeIfAbsent(sku, _ -> new HashMap<>())
                        .put(row.node(), (long) random.nextInt(2_000))));
        return prices;
    }

    private static Outlook outlook(Expected... demand) {
        return new Outlook("mug", 400, "standard", List.of(demand), List.of(), NO_WEIGHTS);
    }

    private static SourcingSupply supply(Map<String, List<AvailableUnits>> stock) {
        return new SourcingSupply(NODES, stock);
    }
}
