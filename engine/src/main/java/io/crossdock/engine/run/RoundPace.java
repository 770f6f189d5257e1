package io.crossdock.engine.run;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the rounds of one thread apart while many come in a row, so that what comes meanwhile is handled in one set.
 * The first rounds after a rest don't wait.
 *
 * <p>Not for several threads.
 */
public final class RoundPace {

    private final long gap;
    private final long ahead;

    /** When the next round would be due if all rounds were this far apart. */
    private long due = System.nanoTime();

    /**
     * @param gap mean time between two rounds in a row
     * @param burst rounds that may come at once after a rest
     */
    public RoundPace(Duration gap, int burst) {
        this.gap = gap.toNanos();
        this.ahead = this.gap * burst;
    }

    /** Waits until the next round may begin. */
    public void await() throws InterruptedException {
        long now = System.nanoTime();
        due = due - now > 0 ? due : now;
        long left = due - now - ahead;
        due += gap;
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }
}
