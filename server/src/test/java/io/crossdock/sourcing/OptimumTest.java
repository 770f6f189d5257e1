package io.crossdock.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.sourcing.Decision.Placement;
import io.crossdock.sourcing.Decision.Sourced;
import io.crossdock.sourcing.Decision.Unfillable;
import io.crossdock.sourcing.explain.Explanation;
import io.crossdock.sourcing.internal.StoredSourcing;
import io.crossdock.sourcing.policy.SourcingPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares the router with trying every plan, on seeded random instances; a failure names the seed of its instance. */
final class OptimumTest {

    private static final int INSTANCES = 400;

    @Test
    void isAsCheapAsTheCheapestOfAllPlans() {
        compare(Policies.shipped(), (random, seed) -> Instance.random(random, 4, 1 + seed % 5, 1 + seed % 5, 0.6, 3));
    }

    @Test
    void isAsCheapWhereManyPlansCostTheSame() {
        compare(Policies.COARSE, (random, seed) -> Instance.random(random, 4, 1 + seed % 5, 1 + seed % 5, 0.6, 3));
    }

    @Test
    void isAsCheapWhereLinesShareSkusAndMustBeSplit() {
        compare(Policies.shipped(), (random, _) -> Instance.random(random, 4, 3, 2, 0.8, 2));
        compare(Policies.COARSE, (random, _) -> Instance.random(random, 4, 3, 2, 0.8, 2));
    }

    private interface Source {
        Instance make(Random random, int seed);
    }

    private static void compare(SourcingPolicy policy, Source source) {
        int served = 0;
        int split = 0;
        int unfillable = 0;
        for (int seed = 0; seed < INSTANCES; seed++) {
            var instance = source.make(new Random(seed), seed);
            long cheapest = BruteForce.cost(policy, instance.supply(), instance.demand());
            switch (decide(policy, instance)) {
                case Sourced s -> {
                    assertThat(s.cost().totalMinor()).as("seed " + seed).isEqualTo(cheapest);
                    assertThat(s.gapMinor()).as("seed " + seed).isZero();
                    checkPlan(s, instance, "seed " + seed);
                    served++;
                    split += s.parts().size() > 1 ? 1 : 0;
                }
                case Unfillable _ -> {
                    assertThat(cheapest).as("seed " + seed).isEqualTo(-1);
                    unfillable++;
                }
            }
        }
        assertThat(served).isGreaterThan(100);
        assertThat(split).isGreaterThan(10);
        assertThat(unfillable).isGreaterThan(5);
    }

    /** Checks that every unit is placed once and no node sends more than it has. */
    static void checkPlan(Sourced plan, Instance instance, String as) {
        var perLine = plan.placements().stream()
                .collect(Collectors.groupingBy(Placement::line, Collectors.summingLong(Placement::quantity)));
        for (var line : instance.demand().lines()) {
            assertThat(perLine.get(line.line())).as(as).isEqualTo(line.quantity());
        }
        var perRow = new HashMap<String, Long>();
        plan.placements().forEach(p -> perRow.merge(p.sku() + "@" + p.node(), p.quantity(), Long::sum));
        instance.supply()
                .bySku()
                .forEach((sku, rows) -> rows.forEach(row -> {
                    var taken = perRow.remove(sku + "@" + row.node());
                    assertThat(taken == null ? 0 : taken).as(as).isLessThanOrEqualTo(row.units());
                }));
        assertThat(perRow).as(as).isEmpty();
    }

    private static Decision decide(SourcingPolicy policy, Instance instance) {
        return new StoredSourcing(policy)
                .decide(List.of(instance.demand()), instance.supply())
                .getFirst();
    }

    @Test
    void doesNotDependOnTheOrderOfTheNodes() {
        for (int seed = 0; seed < INSTANCES; seed++) {
            var random = new Random(seed);
            var instance = Instance.random(random, 12, 1 + seed % 6, 1 + seed % 6, 0.7, 3);

            assertThat(decide(Policies.COARSE, instance.shuffled(random)))
                    .as("seed " + seed)
                    .isEqualTo(decide(Policies.COARSE, instance));
        }
    }

    @Test
    void computesTheSameAgainFromWhatItKept() {
        int narrow = 0;
        for (int seed = 0; seed < INSTANCES; seed++) {
            var random = new Random(seed);
            var instance = Instance.random(random, 40, 1 + seed % 6, 1 + seed % 5, 0.7, 3);
            var decision = decide(Policies.shipped(), instance);

            assertThat(new Explanation(Policies.shipped()).differences(decision))
                    .as("seed " + seed)
                    .isEmpty();
            narrow += decision.inputs().nodes().size() < 20 ? 1 : 0;
        }
        assertThat(narrow).as("decisions that kept few of 40 nodes").isGreaterThan(100);
    }

    @Test
    void laterOrdersSeeWhatEarlierOnesTook() {
        for (int seed = 0; seed < 100; seed++) {
            var random = new Random(seed);
            var instance = Instance.random(random, 6, 2, 4, 0.7, 3);
            var demands = new ArrayList<Demand>();
            for (int order = 1; order <= 12; order++) {
                demands.add(Instance.order(random, order, 2, 4));
            }
            var taken = new HashMap<String, Long>();

            for (var decision : new StoredSourcing(Policies.shipped()).decide(demands, instance.supply())) {
                if (decision instanceof Sourced s) {
                    s.placements().forEach(p -> taken.merge(p.sku() + "@" + p.node(), p.quantity(), Long::sum));
                }
            }

            assertThat(taken).as("seed " + seed).isNotEmpty();
            var as = "seed " + seed;
            instance.supply()
                    .bySku()
                    .forEach((sku, rows) ->
                            rows.forEach(row -> assertThat(taken.getOrDefault(sku + "@" + row.node(), 0L))
                                    .as(as)
                                    .isLessThanOrEqualTo(row.units())));
        }
    }

    @Test
    void servesBigOrdersAndSaysHowFarFromTheCheapestItMayBe() {
        int bounded = 0;
        for (int seed = 0; seed < 100; seed++) {
            var random = new Random(seed);
            int lines = 13 + random.nextInt(20);
            var instance = Instance.random(random, 30, lines, lines - random.nextInt(2) * 6, 0.5, 3);
            var decision = decide(Policies.shipped(), instance);

            if (decision instanceof Sourced s) {
                checkPlan(s, instance, "seed " + seed);
                assertThat(s.gapMinor())
                        .as("seed " + seed)
                        .isBetween(0L, s.cost().totalMinor());
                bounded++;
            } else {
                assertThat(BruteForce.cost(Policies.shipped(), instance.supply(), instance.demand()))
                        .as("seed " + seed)
                        .isEqualTo(-1);
            }
        }
        assertThat(bounded).isGreaterThan(80);
    }
}
