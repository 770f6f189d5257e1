package io.crossdock.connectors.system;

import io.crossdock.engine.Capability.Unavailable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Limits how many calls begin in a second of machine time. A call waits for its turn, or fails if the wait is too long.
 */
final class CallRate {

    private final String system;
    private final long intervalNanos;
    private final LongSupplier nanos;
    private long next;

    /** @param perSecond 0 for no limit */
    CallRate(String system, int perSecond, LongSupplier nanos) {
        this.system = system;
        this.intervalNanos = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.nanos = nanos;
        this.next = nanos.getAsLong();
    }

    /**
     * Takes the next turn.
     *
     * @return the time until the turn
     * @throws Unavailable if that is more than {@code most}
     */
    synchronized Duration take(Duration most) throws Unavailable {
        if (intervalNanos == 0) {
            return Duration.ZERO;
        }
        long now = nanos.getAsLong();
        long turn = Math.max(now, next);
        if (turn - now > most.toNanos()) {
            throw new Unavailable(
                    system + " has as many calls waiting as its rate allows within " + most.toMillis() + " ms");
        }
        next = turn + intervalNanos;
        return Duration.ofNanos(turn - now);
    }
}
