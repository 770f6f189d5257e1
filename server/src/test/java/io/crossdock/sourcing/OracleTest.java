package io.crossdock.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crossdock.inventory.AvailableUnits;
import io.crossdock.sourcing.Decision.Sourced;
import io.crossdock.sourcing.Decision.Unfillable;
import io.crossdock.sourcing.exact.ExactRouter;
import io.crossdock.sourcing.explain.Explanation;
import io.crossdock.sourcing.internal.StoredSourcing;
import io.crossdock.sourcing.policy.SourcingPolicy;
import io.crossdock.sourcing.problem.CostScale;
import io.crossdock.sourcing.problem.NodeGeometry;
import io.crossdock.sourcing.problem.NodeTable;
import io.crossdock.sourcing.problem.Objective;
import io.crossdock.sourcing.problem.PieceCutter;
import io.crossdock.sourcing.problem.ProblemBuilder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Compares the router with a solver that was given the problem, not the method. {@code -Dcrossdock.oracle.instances=N}
 * compares more instances; a failure names the seed of its instance.
 */
final class OracleTest {

    private static final SourcingPolicy POLICY = Policies.FAST_AND_SLOW;
    private static final int INSTANCES = Integer.getInteger("crossdock.oracle.instances", 300);

    @BeforeAll
    static void needsTheSolver() {
        assumeTrue(Oracle.there(), "no solver for this machine");
    }

    @Test
    void isAsCheapAsTheSolversOptimum() {
        compare(5, 4, INSTANCES);
    }

    @Test
    void isAsCheapOnLargerOrders() {
        compare(9, 7, INSTANCES / 5);
    }

    @Test
    void isWithinItsGapOnOrdersOfManyPieces() {
        compare(5, 20, INSTANCES / 5);
    }

    private static void compare(int nodesMax, int linesMax, int instances) {
        int served = 0;
        var refusals = EnumSet.noneOf(RejectionReason.class);
        for (int seed = 0; seed < instances; seed++) {
            var instance = Hard.of(new Random(seed), nodesMax, linesMax);
            var as = "seed " + seed + " of " + nodesMax + " nodes, " + linesMax + " lines";
            long optimum = Oracle.cost(POLICY, instance.supply(), instance.demand());
            switch (decide(instance)) {
                case Sourced s -> {
                    if (s.gapMinor() == 0) {
                        assertThat(weighed(instance, s)).as(as).isEqualTo(optimum);
                    } else {
                        assertThat(optimum)
                                .as(as)
                                .isBetween(weighed(instance, s) - s.gapMinor() * 1_000, weighed(instance, s));
                    }
                    PlanCheck.check(POLICY, instance, s, as);
                    served++;
                }
                case Unfillable u -> {
                    assertThat(optimum).as(as + ": " + u).isEqualTo(-1);
                    refusals.add(u.reason());
                }
            }
        }
        assertThat(served).isGreaterThan(instances / 4);
        assertThat(refusals).hasSizeGreaterThan(2);
    }

    private static long weighed(Instance instance, Sourced plan) {
        return Objective.of(POLICY, instance.demand()).weigh(plan.cost());
    }

    private static Decision decide(Instance instance) {
        return new StoredSourcing(POLICY)
                .decide(List.of(instance.demand()), instance.supply())
                .getFirst();
    }

    @Test
    void leavingNodesOutThatAreNotNeededChangesNothing() {
        for (int seed = 0; seed < 3_000; seed++) {
            var instance = Hard.of(new Random(seed), 14, 6);
            var nodes = instance.supply().nodes();
            var network = new NodeGeometry(nodes, POLICY.rateCard());
            var with = new ArrayList<Long>();
            for (var pruning : ExactRouter.Pruning.values()) {
                var lanes = new NodeTable(network, network.sorted(nodes), null);
                var ask = new ProblemBuilder(POLICY, network, instance.supply(), lanes).of(instance.demand());
                var cover = new ExactRouter(lanes, pruning);
                var pieces = PieceCutter.lines(ask.lines(), ask.skus());
                long cost = cover.solve(pieces, ask);
                with.add(cost);
                for (int token = 0; token < pieces.count && cost < CostScale.NONE; token++) {
                    with.add((long) cover.nodeOf(token));
                }
            }

            assertThat(with.subList(0, with.size() / 2))
                    .as("seed " + seed)
                    .isEqualTo(with.subList(with.size() / 2, with.size()));
        }
    }

    @Test
    void theOrderOfTheNodesDoesNotMatter() {
        for (int seed = 0; seed < 1_000; seed++) {
            var instance = Hard.of(new Random(seed), 10, 5);

            assertThat(decide(instance.shuffled(new Random(seed))))
                    .as("seed " + seed)
                    .isEqualTo(decide(instance));
        }
    }

    @Test
    void aNodeThatCanNotServeChangesNothing() {
        for (int seed = 0; seed < 1_000; seed++) {
            var instance = Hard.of(new Random(seed), 8, 5);
            var supply = instance.supply();
            var nodes = new ArrayList<>(supply.nodes());
            var like = nodes.getFirst();
            nodes.add(new SourceNode(
                    "A-closed",
                    like.latitude(),
                    like.longitude(),
                    "STORE",
                    0,
                    0,
                    new NodeTerms(Map.of("bike", Hard.NOON), 9, 9, 0, 0, Set.of(), Set.of())));
            var bySku = new HashMap<>(supply.bySku());
            bySku.replaceAll((_, rows) -> {
                var more = new ArrayList<>(rows);
                more.add(new AvailableUnits("A-closed", 9));
                return more;
            });
            var more = new Instance(new SourcingSupply(nodes, bySku, supply.prices()), instance.demand());
            if (decide(instance) instanceof Sourced plan) {
                assertThat(decide(more))
                        .as("seed " + seed)
                        .isInstanceOfSatisfying(
                                Sourced.class,
                                same -> assertThat(Explanation.compare(same, plan))
                                        .isEmpty());
            } else {
                assertThat(decide(more)).as("seed " + seed).isInstanceOf(Unfillable.class);
            }
        }
    }

    @Test
    void computesTheSameAgainFromWhatItKept() {
        for (int seed = 0; seed < 1_000; seed++) {
            var decision = decide(Hard.of(new Random(seed), 20, 5));

            assertThat(new Explanation(POLICY).differences(decision))
                    .as("seed " + seed)
                    .isEmpty();
        }
    }
}
