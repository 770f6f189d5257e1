package io.crossdock.engine.run;

import io.crossdock.engine.ScaledClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the workers of a node look for tasks next if nobody wakes them: when the next task is due, and now and then in
 * any case, since another node may have left one. One of them looks then, not all.
 */
public final class DueTime {

    /** What is due later is not told apart; nanoseconds of centuries are too large a number. */
    private static final Duration FAR = Duration.ofDays(10_000);

    private final Clock clock;
    private final long restNs;
    private long at = System.nanoTime();

    /**
     * @param clock business time
     * @param rest longest time between two looks, in machine time
     */
    public DueTime(Clock clock, Duration rest) {
        this.clock = clock;
        this.restNs = rest.toNanos();
    }

    /** Whether the time has come; only one of those that ask is told so. */
    synchronized boolean come() {
        if (at - System.nanoTime() > 0) {
            return false;
        }
        at = System.nanoTime() + restNs;
        return true;
    }

    /** Notes when the next task is due, as a look found it; null if there is none. */
    synchronized void next(@Nullable Instant due) {
        at = System.nanoTime() + restNs;
        if (due != null) {
            notLaterThan(due);
        }
    }

    private void notLaterThan(Instant due) {
        var now = clock.instant();
        var capped = due.isBefore(now.plus(FAR)) ? due : now.plus(FAR);
        long wait =
                ScaledClock.machineTime(clock, Duration.between(now, capped)).toNanos();
        at = System.nanoTime() + Math.clamp(wait, 0, restNs);
    }

    /** How long to sleep until then, in machine time. */
    synchronized Duration left() {
        return Duration.ofNanos(Math.max(0, at - System.nanoTime()));
    }
}
