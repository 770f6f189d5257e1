package io.crossdock.sourcing.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Checks the solver independently: every answer must be possible, and its dual must prove it the cheapest. */
class TransportationProblemTest {

    private static final int INSTANCES = 300;
    private static final double EXACT = 1e-6;

    @Test
    void pricesTheStockThatRunsOut() {
        // Two regions of 5; the near node holds 6. The other units come from the far one, at 30 more for the second
        // region.
        var transport = new TransportationProblem(
                new int[] {6, 20}, new int[] {5, 5}, new long[][] {{100, 110}, {150, 140}}, 1_000);

        var solved = transport.solve();

        assertThat(solved.cost()).isEqualTo(5 * 100 + 110 + 4 * 140);
        assertThat(solved.stockPrice()).containsExactly(30, 0);
        assertThat(solved.demandPrice()).containsExactly(130, 140);
    }

    @Test
    void stockThatIsLeftIsWorthNothing() {
        var transport = new TransportationProblem(
                new int[] {10, 20}, new int[] {5, 5}, new long[][] {{100, 110}, {150, 140}}, 1_000);

        assertThat(transport.solve().stockPrice()).containsExactly(0, 0);
    }

    @Test
    void primalAndDualMeetOnRandomInstances() {
        for (int seed = 0; seed < INSTANCES; seed++) {
            var transport = random(new Random(seed));

            var solved = transport.solve();

            checkPossible(transport, solved, seed);
            checkDual(transport, solved, seed);
            assertThat(dualValue(transport, solved))
                    .as("strong duality, seed %d", seed)
                    .isCloseTo(solved.cost(), within(EXACT));
        }
    }

    private static TransportationProblem random(Random random) {
        int nodes = 1 + random.nextInt(12);
        int regions = 1 + random.nextInt(8);
        var cost = new long[nodes][regions];
        for (var row : cost) {
            Arrays.setAll(row, _ -> 300 + 10L * random.nextInt(40));
        }
        return new TransportationProblem(
                random.ints(nodes, 0, 60).toArray(),
                random.ints(regions, 0, 80).toArray(),
                cost,
                random.nextBoolean() ? 701 : 5_000);
    }

    private static void checkPossible(TransportationProblem t, TransportationProblem.Solved solved, int seed) {
        for (int i = 0; i < t.stock().length; i++) {
            assertThat(Arrays.stream(solved.flow()[i]).sum())
                    .as("stock, seed %d", seed)
                    .isLessThanOrEqualTo(t.stock()[i]);
        }
        for (int j = 0; j < t.demand().length; j++) {
            assertThat(served(solved, j)).as("demand, seed %d", seed).isLessThanOrEqualTo(t.demand()[j]);
        }
        assertThat(value(t, solved)).as("cost, seed %d", seed).isEqualTo(solved.cost());
    }

    private static void checkDual(TransportationProblem t, TransportationProblem.Solved solved, int seed) {
        for (int i = 0; i < t.stock().length; i++) {
            double price = solved.stockPrice()[i];
            assertThat(price).as("stock price, seed %d", seed).isGreaterThanOrEqualTo(0);
            assertThat(price * (t.stock()[i] - Arrays.stream(solved.flow()[i]).sum()))
                    .as("slack stock, seed %d", seed)
                    .isZero();
            for (int j = 0; j < t.demand().length; j++) {
                double slack = t.cost()[i][j] + price - solved.demandPrice()[j];
                assertThat(slack).as("lane, seed %d", seed).isGreaterThanOrEqualTo(-EXACT);
                assertThat(slack * solved.flow()[i][j])
                        .as("slack lane, seed %d", seed)
                        .isCloseTo(0, within(EXACT));
            }
        }
        for (int j = 0; j < t.demand().length; j++) {
            double slack = t.unmet() - solved.demandPrice()[j];
            assertThat(slack).as("demand price, seed %d", seed).isGreaterThanOrEqualTo(0);
            assertThat(slack * (t.demand()[j] - served(solved, j)))
                    .as("slack demand, seed %d", seed)
                    .isZero();
        }
    }

    private static int served(TransportationProblem.Solved solved, int region) {
        return Arrays.stream(solved.flow()).mapToInt(row -> row[region]).sum();
    }

    private static double value(TransportationProblem t, TransportationProblem.Solved solved) {
        double value = 0;
        for (int j = 0; j < t.demand().length; j++) {
            value += (double) t.unmet() * (t.demand()[j] - served(solved, j));
            for (int i = 0; i < t.stock().length; i++) {
                value += (double) t.cost()[i][j] * solved.flow()[i][j];
            }
        }
        return value;
    }

    private static double dualValue(TransportationProblem t, TransportationProblem.Solved solved) {
        double value = 0;
        for (int j = 0; j < t.demand().length; j++) {
            value += solved.demandPrice()[j] * t.demand()[j];
        }
        for (int i = 0; i < t.stock().length; i++) {
            value -= solved.stockPrice()[i] * t.stock()[i];
        }
        return value;
    }
}
