package io.crossdock.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Business time that runs faster than machine time: {@code origin + (machine - machineOrigin) x speed}. Processes with
 * the same three values agree on the time.
 */
public final class ScaledClock extends Clock {

    private final Clock machine;
    private final Instant machineOrigin;
    private final Instant origin;
    private final double speed;

    /** @param speed business seconds per machine second, more than 0 */
    public ScaledClock(Clock machine, Instant machineOrigin, Instant origin, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be more than 0, not " + speed);
        }
        this.machine = machine;
        this.machineOrigin = machineOrigin;
        this.origin = origin;
        this.speed = speed;
    }

    @Override
    public Instant instant() {
        long nanos = Duration.between(machineOrigin, machine.instant()).toNanos();
        return origin.plusNanos((long) (nanos * speed));
    }

    /** Machine time that passes during this much business time. */
    public Duration machineTime(Duration business) {
        return Duration.ofNanos((long) (business.toNanos() / speed));
    }

    /** Machine time that passes during this much time of a clock. */
    public static Duration machineTime(Clock clock, Duration time) {
        return clock instanceof ScaledClock scaled ? scaled.machineTime(time) : time;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("business time is UTC; use instant().atZone(zone)");
    }
}
