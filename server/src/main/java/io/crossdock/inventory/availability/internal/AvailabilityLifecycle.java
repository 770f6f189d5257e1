package io.crossdock.inventory.availability.internal;

import io.crossdock.engine.Engine;
import io.crossdock.engine.log.LogFollowing;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts to follow the log before the first request is answered, and stops after the last. */
@Component
final class AvailabilityLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AvailabilityLifecycle.class);
    private static final Duration LOAD_MAX = Duration.ofSeconds(60);

    private final Engine engine;
    private final AvailabilityMemory stock;
    private volatile @Nullable LogFollowing following;

    AvailabilityLifecycle(Engine engine, AvailabilityMemory stock) {
        this.engine = engine;
        this.stock = stock;
    }

    /** After the engine, before the web server. */
    @Override
    public int getPhase() {
        return 1;
    }

    @Override
    public void start() {
        var begun = engine.follow(stock);
        following = begun;
        stock.follows(begun);
        try {
            if (!begun.awaitLoaded(LOAD_MAX)) {
                LOG.warn(
                        "stock is not loaded after {} s; until it is, requests for availability get 503",
                        LOAD_MAX.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        var running = following;
        if (running != null) {
            running.close();
        }
        following = null;
    }

    @Override
    public boolean isRunning() {
        return following != null;
    }
}
