package io.crossdock.platform;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Steps on a daemon thread of their own, with a rest between them, while the server runs. It starts after the engine
 * and stops before it, once the step under way is done, so that no step meets a closed pool.
 */
public abstract class BackgroundThread implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundThread.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration STOP_MAX = Duration.ofSeconds(10);

    private final String name;
    private final Duration before;
    private volatile boolean running;
    private @Nullable Thread thread;

    /** @param before the rest before the first step */
    protected BackgroundThread(String name, Duration before) {
        this.name = name;
        this.before = before;
    }

    /** Must not throw. A long one looks at {@link #isRunning()}. @return how long to rest after it */
    protected abstract Duration step();

    private void steps() {
        rest(before);
        while (running) {
            rest(stepped());
        }
    }

    /** An {@link Error} ends a step, not the thread. */
    private Duration stepped() {
        try {
            return step();
        } catch (RuntimeException | Error e) {
            LOG.warn("a step of {} failed, the next one follows", name, e);
            return AFTER_FAILURE;
        }
    }

    private void rest(Duration rest) {
        long until = System.nanoTime() + rest.toNanos();
        for (long left = rest.toNanos(); running && left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public int getPhase() {
        return 1;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon().start(this::steps);
    }

    @Override
    public void stop() {
        running = false;
        var working = thread;
        if (working == null) {
            return;
        }
        LockSupport.unpark(working);
        try {
            if (!working.join(STOP_MAX)) {
                working.interrupt();
            }
        } catch (InterruptedException e) {
            working.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
