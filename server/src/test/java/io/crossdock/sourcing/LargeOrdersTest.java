package io.crossdock.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crossdock.sourcing.Decision.Sourced;
import io.crossdock.sourcing.explain.Explanation;
import io.crossdock.sourcing.internal.StoredSourcing;
import io.crossdock.sourcing.policy.PolicyReader;
import io.crossdock.sourcing.policy.SourcingPolicy;
import io.crossdock.sourcing.problem.NodeGeometry;
import io.crossdock.sourcing.problem.Objective;
import io.crossdock.sourcing.router.OrderRouter;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Orders that are too large for the exact method. {@code -Dcrossdock.large.instances=N} compares more of them with the
 * solver, which takes long; all figures are the same on every machine. A failure names the seed.
 */
@Tag("slow")
final class LargeOrdersTest {

    private static final SourcingPolicy POLICY = Policies.shipped();
    private static final int INSTANCES = Integer.getInteger("crossdock.large.instances", 1);

    /** Work of the solver for one instance, about a second. */
    private static final double WORK = 1;

    private static Sourced decide(Instance instance) {
        return (Sourced) new StoredSourcing(POLICY)
                .decide(List.of(instance.demand()), instance.supply())
                .getFirst();
    }

    private static long weighed(Demand demand, Sourced plan) {
        return Objective.of(POLICY, demand).weigh(plan.cost());
    }

    @ParameterizedTest
    @EnumSource
    void theSolverFindsNoPlanThatIsAHundredthCheaperNorOneBelowTheBound(LargeOrders kind) {
        assumeTrue(Oracle.there(), "no solver for this machine");
        for (int seed = 0; seed < INSTANCES; seed++) {
            var instance = kind.of(1_000 + seed, 30);
            var plan = decide(instance);
            long cost = weighed(instance.demand(), plan);

            var range = Oracle.below(POLICY, instance.supply(), instance.demand(), cost, WORK);

            assertThat(range.best()).as(kind + " seed " + seed).isBetween(cost - plan.gapMinor() * 1_000, cost);
            assertThat(range.best()).as(kind + " seed " + seed).isGreaterThanOrEqualTo(cost - cost / 100);
            System.out.printf(
                    "%s %d: cost %d, claimed gap %.4f, true gap %.4f%s%n",
                    kind,
                    seed,
                    cost,
                    plan.gapMinor() * 1_000.0 / cost,
                    (double) (cost - range.best()) / range.best(),
                    range.best() == range.bound() ? "" : " at least");
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsToAllLimitsAndComesToTheSameAgainWhateverTheOrderOfTheNodes(LargeOrders kind) {
        for (int seed = 0; seed < 4; seed++) {
            var instance = kind.of(seed, 60);
            var plan = decide(instance);

            PlanCheck.check(POLICY, instance, plan, kind + " seed " + seed);
            assertThat(plan.inputs().method()).isEqualTo(DecisionInputs.NODE_SETS);
            assertThat(decide(instance.shuffled(new Random(seed))))
                    .as(kind + " seed " + seed)
                    .isEqualTo(plan);
            assertThat(new Explanation(POLICY).differences(plan))
                    .as(kind + " seed " + seed)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isNeverDearerThanBundlesAndOldDecisionsComputeAgainByThem(LargeOrders kind) {
        for (int seed = 0; seed < 4; seed++) {
            var instance = kind.of(seed, 60);
            var network = new NodeGeometry(instance.supply().nodes(), POLICY.rateCard());
            var old = (Sourced) new OrderRouter(POLICY, network, instance.supply(), null, DecisionInputs.BUNDLES)
                    .decide(instance.demand());

            assertThat(weighed(instance.demand(), decide(instance)))
                    .as(kind + " seed " + seed)
                    .isLessThanOrEqualTo(weighed(instance.demand(), old));
            assertThat(old.inputs().method()).isEqualTo(DecisionInputs.BUNDLES);
            assertThat(new Explanation(POLICY).differences(old))
                    .as(kind + " seed " + seed)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneWithoutStepsStillServes(LargeOrders kind) {
        var tight = PolicyReader.read(POLICY.rateCardText(), "{ splitMinor: 250, stepsMax: 0 }");
        for (int seed = 0; seed < 4; seed++) {
            var instance = kind.of(seed, 60);
            Decision decision = new StoredSourcing(tight)
                    .decide(List.of(instance.demand()), instance.supply())
                    .getFirst();

            assertThat(decision).as(kind + " seed " + seed).isInstanceOf(Sourced.class);
            PlanCheck.check(tight, instance, (Sourced) decision, kind + " seed " + seed);
            assertThat(((Sourced) decision).gapMinor())
                    .as(kind + " seed " + seed)
                    .isNotNegative();
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysSmallGaps(LargeOrders kind) {
        var gaps = LongStream.range(0, 12)
                .mapToDouble(seed -> {
                    var instance = kind.of(seed);
                    var plan = decide(instance);
                    return plan.gapMinor() * 1_000.0 / weighed(instance.demand(), plan);
                })
                .sorted()
                .toArray();

        System.out.printf(
                "%s: claimed gap mean %.4f, median %.4f, max %.4f%n",
                kind,
                LongStream.range(0, 12)
                        .mapToDouble(n -> gaps[(int) n])
                        .average()
                        .orElse(0),
                gaps[6],
                gaps[11]);
        assertThat(gaps[6]).as("median").isLessThanOrEqualTo(kind == LargeOrders.SCARCE ? 0.08 : 0.03);
        assertThat(gaps[11]).as("greatest").isLessThanOrEqualTo(0.11);
    }
}
