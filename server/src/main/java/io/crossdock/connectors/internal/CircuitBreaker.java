package io.crossdock.connectors.internal;

import io.crossdock.engine.Capability.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Spares a system that fails again and again: after {@link #FAILURES_MAX} failures in a row calls fail at once for
 * {@link #PAUSE} of business time; the first failure after that pauses again, the first success ends it.
 */
final class CircuitBreaker {

    static final int FAILURES_MAX = 50;
    static final Duration PAUSE = Duration.ofSeconds(10);

    private final String system;
    private final Clock clock;
    private int failures;
    private Instant closedUntil = Instant.MIN;

    CircuitBreaker(String system, Clock clock) {
        this.system = system;
        this.clock = clock;
    }

    synchronized void check() throws Unavailable {
        if (clock.instant().isBefore(closedUntil)) {
            throw new Unavailable(system + " failed " + failures + " times in a row: calls pause until " + closedUntil);
        }
    }

    synchronized void succeeded() {
        failures = 0;
    }

    synchronized void failed() {
        if (++failures >= FAILURES_MAX) {
            closedUntil = clock.instant().plus(PAUSE);
        }
    }
}
