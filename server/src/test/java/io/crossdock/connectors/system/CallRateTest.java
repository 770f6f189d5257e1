package io.crossdock.connectors.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.engine.Capability.Unavailable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The number of calls to a system in a second. */
class CallRateTest {

    private static final Duration MOST = Duration.ofMillis(200);

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void spreadsCallsOverTheSecond() throws Unavailable {
        var rate = new CallRate("psp", 10, nanos::get);

        assertThat(rate.take(MOST)).isZero();
        assertThat(rate.take(MOST)).hasMillis(100);
        assertThat(rate.take(MOST)).hasMillis(200);

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(rate.take(MOST)).isZero();
    }

    @Test
    void takesNoTurnThatComesTooLate() throws Unavailable {
        var rate = new CallRate("psp", 10, nanos::get);
        for (int i = 0; i < 3; i++) {
            rate.take(MOST);
        }

        assertThatThrownBy(() -> rate.take(MOST))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("psp");

        nanos.addAndGet(Duration.ofMillis(100).toNanos());
        assertThat(rate.take(MOST)).hasMillis(200);
    }

    @Test
    void anyNumberWhereNoRateIsSet() throws Unavailable {
        var rate = new CallRate("psp", 0, nanos::get);

        for (int i = 0; i < 1_000; i++) {
            assertThat(rate.take(Duration.ZERO)).isZero();
        }
    }
}
