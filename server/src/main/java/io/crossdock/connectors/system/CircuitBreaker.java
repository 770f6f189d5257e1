package io.crossdock.connectors.system;

import io.crossdock.engine.Capability.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Stops calls to a system that keeps failing. After a number of failures in a row, calls fail at once during a pause of
 * business time. After the pause, the first failure starts another one, and the first success resets the count.
 */
final class CircuitBreaker {

    private final String system;
    private final int failuresMax;
    private final Duration pause;
    private final Clock clock;
    private int failures;
    private Instant closedUntil = Instant.MIN;

    CircuitBreaker(String system, int failuresMax, Duration pause, Clock clock) {
        this.system = system;
        this.failuresMax = failuresMax;
        this.pause = pause;
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
        if (++failures >= failuresMax) {
            closedUntil = clock.instant().plus(pause);
        }
    }
}
