package io.crossdock.sourcing.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.inventory.AvailableUnits;
import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Decision.Sourced;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.Destination;
import io.crossdock.sourcing.Policies;
import io.crossdock.sourcing.ScarcityPricing.Basket;
import io.crossdock.sourcing.ScarcityPricing.Expected;
import io.crossdock.sourcing.ScarcityPricing.Outlook;
import io.crossdock.sourcing.ScarcityPricing.Weights;
import io.crossdock.sourcing.SourceNode;
import io.crossdock.sourcing.SourcingSupply;
import io.crossdock.sourcing.internal.StoredSourcing;
import io.crossdock.sourcing.policy.SourcingPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Pricing one SKU after the other converges to prices that fit each other. The dual of all orders and SKUs together,
 * {@code sum of the cheapest plans - price x stock}, is computed by the exact router, not by the code under test, and
 * never falls.
 */
class JointPricesTest {

    private static final int INSTANCES = 100;
    private static final int ORDERS = 16;
    private static final int ROUNDS = 4;
    private static final Destination HOME = new Destination(39, -95);

    /** SKU a is in all orders, b and c are in half of them, so that every order stands for as many examples. */
    private static final List<String> SKUS = List.of("a", "b", "c");

    private final SourcingPolicy policy = Policies.FAST_AND_SLOW;
    private final ShadowPrices pricing = new ShadowPrices(policy);
    private final StoredSourcing sourcing = new StoredSourcing(policy);

    private record World(List<SourceNode> nodes, List<Demand> orders, Map<String, List<AvailableUnits>> stock) {}

    @Test
    void theDualOfAllOrdersNeverFallsAndSeesMoreThanEachSkuAlone() {
        int higher = 0;
        for (int seed = 0; seed < INSTANCES; seed++) {
            var world = world(new Random(seed));
            var prices = new HashMap<String, Map<String, Long>>();
            double before = dual(world, prices);
            double plain = before;
            for (int round = 0; round < ROUNDS; round++) {
                for (var sku : SKUS) {
                    prices.put(
                            sku,
                            pricing.price(
                                            List.of(outlook(world, sku, true)),
                                            new SourcingSupply(world.nodes, world.stock, prices))
                                    .getFirst());
                    double after = dual(world, prices);
                    // Prices are whole and flows count sixteenths: half a minor unit for each of 16 orders and as many
                    // units of stock.
                    assertThat(after)
                            .as("seed %d, round %d, %s", seed, round, sku)
                            .isGreaterThanOrEqualTo(before - ORDERS);
                    before = after;
                }
            }
            var alone = new HashMap<String, Map<String, Long>>();
            SKUS.forEach(sku -> alone.put(
                    sku,
                    pricing.price(List.of(outlook(world, sku, false)), new SourcingSupply(world.nodes, world.stock))
                            .getFirst()));
            higher += before > Math.max(plain, dual(world, alone)) ? 1 : 0;
        }
        assertThat(higher).isGreaterThan(INSTANCES / 2);
    }

    private static World world(Random random) {
        var nodes = new ArrayList<SourceNode>();
        for (int k = 0; k < 4; k++) {
            nodes.add(new SourceNode(
                    "n" + k,
                    30 + random.nextInt(18),
                    -120 + random.nextInt(45),
                    "DC",
                    random.nextInt(100),
                    random.nextInt(200)));
        }
        var halves = new boolean[2][ORDERS];
        for (var half : halves) {
            var numbers = new ArrayList<>(IntStream.range(0, ORDERS).boxed().toList());
            Collections.shuffle(numbers, random);
            numbers.subList(0, ORDERS / 2).forEach(i -> half[i] = true);
        }
        var orders = new ArrayList<Demand>();
        for (int i = 0; i < ORDERS; i++) {
            var lines = new ArrayList<DemandLine>(List.of(new DemandLine(UnitLine.ordered(1), "a", 1, 300)));
            if (halves[0][i]) {
                lines.add(new DemandLine(UnitLine.ordered(2), "b", 1, 450));
            }
            if (halves[1][i]) {
                lines.add(new DemandLine(UnitLine.ordered(3), "c", 1, 700));
            }
            orders.add(new Demand(i, "shop", "slow", HOME, lines));
        }
        var stock = new HashMap<String, List<AvailableUnits>>();
        SKUS.forEach(sku -> stock.put(sku, split(random, sku.equals("a") ? ORDERS : ORDERS / 2)));
        return new World(nodes, orders, stock);
    }

    /** As many units as the orders ask for, at random nodes. */
    private static List<AvailableUnits> split(Random random, int units) {
        var on = new int[4];
        for (int i = 0; i < units; i++) {
            on[random.nextInt(on.length)]++;
        }
        return IntStream.range(0, on.length)
                .filter(k -> on[k] > 0)
                .mapToObj(k -> new AvailableUnits("n" + k, on[k]))
                .toList();
    }

    private static Outlook outlook(World world, String sku, boolean together) {
        var with = world.orders.stream()
                .filter(order ->
                        order.lines().stream().anyMatch(line -> line.sku().equals(sku)))
                .toList();
        long grams = with.getFirst().lines().stream()
                .filter(line -> line.sku().equals(sku))
                .findFirst()
                .orElseThrow()
                .weightGrams();
        var baskets = with.stream()
                .map(order -> new Basket(
                        HOME,
                        order.lines().stream()
                                .filter(line -> !line.sku().equals(sku))
                                .toList()))
                .toList();
        return new Outlook(
                sku,
                grams,
                "slow",
                List.of(new Expected(HOME, with.size())),
                together ? baskets : List.of(),
                new Weights(120, 0));
    }

    private double dual(World world, Map<String, Map<String, Long>> prices) {
        var unlimited = new HashMap<String, List<AvailableUnits>>();
        double value = 0;
        for (var sku : SKUS) {
            var rows = world.stock.get(sku);
            unlimited.put(
                    sku,
                    rows.stream()
                            .map(row -> new AvailableUnits(row.node(), 1_000))
                            .toList());
            for (var row : rows) {
                value -= row.units() * prices.getOrDefault(sku, Map.of()).getOrDefault(row.node(), 0L);
            }
        }
        for (var decision : sourcing.decide(world.orders, new SourcingSupply(world.nodes, unlimited, prices))) {
            value += ((Sourced) decision).cost().totalMinor();
        }
        return value;
    }
}
