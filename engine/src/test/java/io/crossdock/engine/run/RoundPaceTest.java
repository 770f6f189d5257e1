package io.crossdock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RoundPaceTest {

    private static final Duration GAP = Duration.ofMillis(40);
    private static final int BURST = 5;

    private final RoundPace pace = new RoundPace(GAP, BURST);

    private long millisecondsOf(int rounds) throws InterruptedException {
        long start = System.nanoTime();
        for (int i = 0; i < rounds; i++) {
            pace.await();
        }
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    @Test
    void firstRoundsAfterARestDoNotWait() throws InterruptedException {
        assertThat(millisecondsOf(BURST)).isLessThan(GAP.toMillis());
    }

    @Test
    void roundsInARowAreKeptApart() throws InterruptedException {
        millisecondsOf(BURST);

        assertThat(millisecondsOf(10)).isBetween(8 * GAP.toMillis(), 30 * GAP.toMillis());
    }

    @Test
    void aRestGivesTheFirstRoundsBack() throws InterruptedException {
        millisecondsOf(2 * BURST);

        Thread.sleep(GAP.multipliedBy(2 * BURST));

        assertThat(millisecondsOf(BURST)).isLessThan(GAP.toMillis());
    }
}
