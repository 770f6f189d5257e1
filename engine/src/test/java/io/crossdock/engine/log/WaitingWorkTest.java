package io.crossdock.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Facts;
import io.crossdock.engine.SteppedClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine says when it has nothing to do, and when its next task is due; a stepped clock stands still. */
class WaitingWorkTest {

    private static final String PROCESS = """
            process: order
            version: 1
            start: waiting
            stages:
              waiting: { await: { stop: done }, limit: { after: 2h, to: done } }
              done: { end: done }
            """;

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aSubjectThatWaitsIsDueLater() {
        var engine = fixture.running(PROCESS);

        long subject = Fixture.start(engine, "order", Facts.NONE);

        Fixture.until("idle", () -> engine.read(WaitingWorkStore::now).waiting() == 0);
        assertThat(engine.read(WaitingWorkStore::now).next())
                .isEqualTo(Fixture.standing(engine, subject).due());
    }

    @Test
    void anUnreadEventIsWork() {
        var engine = fixture.node();
        engine.publish("tester", engine.processes(), PROCESS, "");
        long subject = Fixture.start(engine, "order", Facts.NONE);

        Fixture.signal(engine, subject, "stop", "");

        assertThat(engine.read(WaitingWorkStore::now).waiting()).isEqualTo(1);
        engine.start();
        Fixture.untilStage(engine, subject, "done");
        Fixture.until("idle", () -> engine.read(WaitingWorkStore::now).waiting() == 0);
        assertThat(engine.read(WaitingWorkStore::now).next()).isNull();
    }

    @Test
    void aSteppedClockGoesOnlyForward() {
        var start = Instant.parse("2027-03-01T15:00:00Z");
        var clock = new SteppedClock(start);

        assertThat(clock.instant()).isEqualTo(start);
        assertThat(clock.advance(start.plus(Duration.ofDays(2)))).isEqualTo("2027-03-03T15:00:00Z");
        assertThat(clock.advance(start)).isEqualTo("2027-03-03T15:00:00Z");
        assertThat(clock.instant()).isEqualTo("2027-03-03T15:00:00Z");
    }
}
