package io.crossdock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.ManualClock;
import io.crossdock.engine.ScaledClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class DueTimeTest {

    private static final Duration REST = Duration.ofMinutes(5);

    private final ManualClock clock = new ManualClock();

    @Test
    void comesAtOnceAtTheStartAndForOneOnly() {
        var time = new DueTime(clock, REST);

        assertThat(time.come()).isTrue();
        assertThat(time.come()).isFalse();
        assertThat(time.left()).isBetween(Duration.ofMinutes(4), REST);
    }

    @Test
    void comesWhenTheNextTaskIsDue() {
        var time = new DueTime(clock, REST);

        time.next(clock.instant().plusSeconds(100));
        assertThat(time.left()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(100));

        time.next(clock.instant().plusMillis(20));
        while (!time.come()) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(time.left()).isGreaterThan(Duration.ofMinutes(4));
    }

    @Test
    void restsNoLongerThanGivenHoweverLateTheNextTaskIs() {
        var time = new DueTime(clock, REST);

        time.next(Instant.parse("9999-12-31T00:00:00Z"));
        assertThat(time.left()).isBetween(Duration.ofMinutes(4), REST);
        time.next(null);
        assertThat(time.left()).isBetween(Duration.ofMinutes(4), REST);
    }

    @Test
    void aTaskOfTheFutureIsNearerWhereBusinessTimeIsFast() {
        var start = Instant.parse("2026-11-23T08:00:00Z");
        var fast = new ScaledClock(Clock.fixed(start, ZoneOffset.UTC), start, start, 3_600);
        var time = new DueTime(fast, REST);

        time.next(start.plus(Duration.ofHours(100)));

        assertThat(time.left()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(100));
    }
}
