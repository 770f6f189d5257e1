package io.crossdock.bench.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.bench.load.LatencyRecord;
import io.crossdock.bench.network.PriceBook.Method;
import io.crossdock.bench.network.StoreNetwork.Size;
import io.crossdock.sourcing.Destination;
import io.crossdock.sourcing.Sourcing;
import io.crossdock.sourcing.SourcingFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlayTest {

    private static final Path POLICIES = Path.of("../policies");
    private static final int SEEDS = 2;

    private static NetworkWorld network(long seed) throws IOException {
        var card = new NetworkWorld.RateCardText(
                Files.readString(POLICIES.resolve("rate-card.yaml")),
                Files.readString(POLICIES.resolve("sourcing.yaml")));
        return StoreNetwork.draw(seed, 1.0, new Size(30, 20, 400), card, 250);
    }

    private static Tally play(NetworkWorld world, Router router, Play.Prices prices) {
        return new Play(world, router, prices, new PartPrices(world, sourcing(world))).run();
    }

    private static Sourcing sourcing(NetworkWorld world) {
        return SourcingFactory.sourcing(world.card().rateCard(), world.card().rules());
    }

    private static PriceBook book(NetworkWorld world, Method method) {
        return new PriceBook(
                world,
                SourcingFactory.pricing(world.card().rateCard(), world.card().rules()),
                method,
                new LatencyRecord());
    }

    @Test
    void everyPolicyServesEveryOrderAndNoneBeatsTheBound() throws IOException {
        for (int seed = 1; seed <= SEEDS; seed++) {
            var world = network(seed);
            var simple = new Simple(world, sourcing(world));
            var exact = new Exact(sourcing(world));
            var played = Map.of(
                    "each line", play(world, simple.eachLine(), Play.Prices.none()),
                    "nearest", play(world, simple.nearestComplete(), Play.Prices.none()),
                    "myopic", play(world, exact, Play.Prices.none()),
                    "priced", play(world, exact, book(world, new Method(10, 400))));
            double bound = new Bound(world, sourcing(world), Map.of())
                    .find(20, played.get("priced").totalMinor());

            for (var policy : played.entrySet()) {
                assertThat(policy.getValue().lost)
                        .as("%s, seed %d", policy.getKey(), seed)
                        .isZero();
                assertThat((double) policy.getValue().totalMinor())
                        .as("%s, seed %d", policy.getKey(), seed)
                        .isGreaterThanOrEqualTo(bound);
            }
            assertThat(bound)
                    .as("seed %d", seed)
                    .isGreaterThan(0.5 * played.get("priced").totalMinor());
        }
    }

    @Test
    void aHorizonIsTheSameEachTime() throws IOException {
        var one = play(network(7), new Exact(sourcing(network(7))), book(network(7), new Method(5, 400)));
        var other = play(network(7), new Exact(sourcing(network(7))), book(network(7), new Method(5, 400)));

        assertThat(one.totalMinor()).isEqualTo(other.totalMinor());
        assertThat(one.rejected).isEqualTo(other.rejected).isPositive();
    }

    /** The bound holds for any prices, so also for random ones. */
    @Test
    void everyPriceGivesALowerBound() throws IOException {
        for (int seed = 1; seed <= SEEDS; seed++) {
            var world = network(seed);
            var random = new Random(seed);
            var prices = new HashMap<String, Map<String, Long>>();
            world.items()
                    .forEach(item -> item.cells()
                            .keySet()
                            .forEach(node -> prices.computeIfAbsent(item.sku(), _ -> new HashMap<>())
                                    .put(node, (long) random.nextInt(300))));

            double bound = new Bound(world, sourcing(world), Map.of()).value(prices, new HashMap<>());

            var reached =
                    play(world, new Exact(sourcing(world)), Play.Prices.none()).totalMinor();
            assertThat(bound).as("seed %d", seed).isLessThanOrEqualTo(reached);
        }
    }

    @Test
    void pricesComeNearTheBoundOnThePublishedGenerator() {
        var world = JasinSinha.draw(1, 20, 2_000);
        var exact = new Exact(sourcing(world));

        var myopic = play(world, exact, Play.Prices.none());
        var priced = play(world, exact, book(world, new Method(20, 0)));
        double bound = new Bound(world, sourcing(world), Map.of()).find(60, priced.totalMinor());

        assertThat(myopic.totalMinor() / bound).isGreaterThan(1.10);
        assertThat(priced.totalMinor() / bound).isBetween(1.0, 1.05);
    }

    /**
     * A shipment of n units costs 8.759 + n x (0.423 + 0.000541 per mile); the bands differ by two cents a unit at
     * most.
     */
    @Test
    void theBandsOfTheGeneratorSayWhatItsFormulaSays() {
        var world = JasinSinha.draw(1, 20, 500);
        var parts = new PartPrices(world, sourcing(world));
        for (var order : world.orders()) {
            for (var node : world.nodes()) {
                double miles = JasinSinha.km(new Destination(node.latitude(), node.longitude()), order.to()) / 1.609344;
                double formula = 8_759 + order.lines().size() * (423 + 0.541 * miles);

                long said =
                        parts.of(order, new Share(node.code(), order.lines())).totalMinor();

                assertThat((double) said)
                        .isBetween(
                                formula - 20 * order.lines().size(),
                                formula + 20 * order.lines().size());
            }
        }
    }
}
