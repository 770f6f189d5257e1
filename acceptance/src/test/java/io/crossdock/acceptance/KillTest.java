package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.world.demo.DemoOptions;
import io.crossdock.world.demo.DemoOptions.Target;
import io.crossdock.world.demo.Run;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills Crossdock and PostgreSQL under load. {@code ./crossdock chaos --kills N --seed S --target server|postgres} runs
 * longer.
 */
@Order(1)
@Execution(ExecutionMode.CONCURRENT)
class KillTest {

    private static final int KILLS = 4;
    private static final int ORDERS = 200;

    @ParameterizedTest
    @EnumSource(names = {"SERVER", "POSTGRES"})
    void losesNothingAndRepeatsNothing(Target target) {
        long seed = Long.getLong("crossdock.chaos.seed", System.nanoTime() % 1_000_000);
        System.out.println("seed " + seed + " (replay with -Dcrossdock.chaos.seed=" + seed + ")");

        var report = Run.play(DemoOptions.chaos(ORDERS, seed, KILLS, target), System.out);

        assertThat(report.kills()).isGreaterThanOrEqualTo(KILLS);
        assertThat(report.violations()).as("seed %d: %s", seed, report).isEmpty();
        assertThat(report.good()).as("seed %d: %s", seed, report).isTrue();
        assertThat(report.orders() + report.refused()).isEqualTo(ORDERS);
    }
}
