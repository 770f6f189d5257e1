package io.crossdock.world;

import io.crossdock.engine.ScaledClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs of the world at business times. Each job runs on a virtual thread of its own. A job that fails is logged
 * and counted, and the others go on.
 */
public final class Agenda implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Agenda.class);

    private final ScaledClock clock;
    private final ScheduledThreadPoolExecutor timer;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    public Agenda(ScaledClock clock) {
        this.clock = clock;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("world-agenda").factory());
        this.timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Current business time. */
    public Instant now() {
        return clock.instant();
    }

    /** Runs the job at that business time, at once if it has passed. After {@link #close} no job runs. */
    public void at(Instant when, Runnable job) {
        if (timer.isShutdown()) {
            return;
        }
        waiting.incrementAndGet();
        long delay = Math.max(
                0, clock.machineTime(Duration.between(clock.instant(), when)).toNanos());
        timer.schedule(() -> Thread.ofVirtual().name("world-job").start(() -> run(job)), delay, TimeUnit.NANOSECONDS);
    }

    /** Runs the job after that much business time. */
    public void after(Duration business, Runnable job) {
        at(now().plus(business), job);
    }

    /** Number of jobs that are planned or running. */
    public long waiting() {
        return waiting.get();
    }

    /** Number of jobs that ended with an exception, which is a fault of the simulation itself. */
    public long failed() {
        return failed.get();
    }

    private void run(Runnable job) {
        try {
            job.run();
        } catch (RuntimeException e) {
            failed.incrementAndGet();
            LOG.error("a job of the simulated world failed", e);
        } finally {
            waiting.decrementAndGet();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
