package io.crossdock.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Business time that stands still until somebody sets it, and never goes back. For one process only. */
public final class SteppedClock extends Clock {

    private volatile Instant now;

    public SteppedClock(Instant origin) {
        this.now = origin;
    }

    /** Sets the time; a time before the present one changes nothing. Returns the time after it. */
    public synchronized Instant advance(Instant to) {
        if (to.isAfter(now)) {
            now = to;
        }
        return now;
    }

    @Override
    public Instant instant() {
        return now;
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
