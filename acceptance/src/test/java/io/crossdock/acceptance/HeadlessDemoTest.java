package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.world.demo.DemoOptions;
import io.crossdock.world.demo.Run;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Order(4)
class HeadlessDemoTest {

    private static final int ORDERS = 400;
    private static final long SEED = 7;

    @Test
    void keepsEveryInvariantWithFaults() {
        var report = Run.play(DemoOptions.headless(ORDERS, SEED), System.out);

        assertThat(report.violations()).as("seed %d: %s", SEED, report).isEmpty();
        assertThat(report.good()).as("seed %d: %s", SEED, report).isTrue();
        assertThat(report.orders() + report.refused()).isEqualTo(ORDERS);
        assertThat(report.duplicatesRefused()).isPositive();
        assertThat(report.captured()).isPositive();
        assertThat(report.refunded()).isPositive();
        assertThat(report.byEndState()).containsKeys("delivered", "canceled");
    }
}
