package io.crossdock.inventory.verification.internal;

import io.crossdock.engine.Engine;
import io.crossdock.engine.LogPosition;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.InventorySettings;
import io.crossdock.inventory.buffer.internal.BufferLearner;
import io.crossdock.inventory.feed.Feeds;
import io.crossdock.inventory.walk.KeySlice;
import io.crossdock.inventory.walk.Walk;
import io.crossdock.inventory.walk.WalkStore;
import io.crossdock.platform.BackgroundThread;
import io.crossdock.platform.background.BackgroundFailures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Runs inventory's background work on one thread and one connection: verifies, learns buffers, watches feeds. Rests
 * after each step, so that its share of time stays within the settings.
 */
@Component
final class BackgroundWork extends BackgroundThread {

    private static final String ACTOR = "inventory";
    private static final long REST_NS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Engine engine;
    private final InventorySettings settings;
    private final Feeds feeds;
    private final BackgroundFailures failures;
    private final List<Round> rounds;

    /** A piece of work that repeats. */
    private static final class Round {
        final String name;
        final long pauseNs;
        final long idlePauseNs;
        final Step step;
        long dueNs = System.nanoTime();

        /** End of the log when the latest run began that was complete; start of the log before the first. */
        LogPosition seen = LogPosition.START;

        /** End of the log when the run under way began; null if none is. */
        @Nullable
        LogPosition begun;

        long idleUntilNs = System.nanoTime();

        Round(String name, int pauseSeconds, int idlePauseSeconds, Step step) {
            this.name = name;
            this.pauseNs = TimeUnit.SECONDS.toNanos(pauseSeconds);
            this.idlePauseNs = TimeUnit.SECONDS.toNanos(idlePauseSeconds);
            this.step = step;
        }

        /** Whether nothing has happened since the latest run, and the pause for that is not over. */
        boolean idle(LogPosition end, long now) {
            return begun == null && end.equals(seen) && idleUntilNs - now > 0;
        }

        /** Runs a step; notes from where on it has seen the log when it is through. @return how long to pause */
        long run(LogPosition end) {
            var from = begun == null ? end : begun;
            begun = from;
            if (step.run()) {
                return 0;
            }
            begun = null;
            seen = from;
            idleUntilNs = System.nanoTime() + idlePauseNs;
            return pauseNs;
        }
    }

    /** One step. @return true: the next step follows at once; false: after the pause */
    private interface Step {
        boolean run();
    }

    BackgroundWork(
            Engine engine,
            InventorySettings settings,
            Feeds feeds,
            BufferLearner buffers,
            BackgroundFailures failures) {
        super("inventory-watchman", Duration.ZERO);
        this.engine = engine;
        this.settings = settings;
        this.feeds = feeds;
        this.failures = failures;
        var all = new ArrayList<Round>();
        VerificationWalk.ALL.forEach(
                verification -> all.add(round(verification.walk(), settings.verifyPauseSeconds(), verification)));
        all.add(round("stock-buffers", settings.buffersPauseSeconds(), learning(buffers)));
        all.add(new Round("watching feeds", settings.feedsPauseSeconds(), 0, this::watchFeeds));
        all.add(new Round("trying parked rows again", settings.feedsPauseSeconds(), 0, this::retryRows));
        this.rounds = List.copyOf(all);
    }

    private Round round(String walk, int pauseSeconds, Walk.Work<?> work) {
        var patrol = new Walk<>(engine, walk, work);
        return new Round(
                walk, pauseSeconds, settings.verifyIdlePauseSeconds(), () -> patrol.step() == Walk.Step.UNDER_WAY);
    }

    static Walk.Work<KeySlice> learning(BufferLearner buffers) {
        return new Walk.Work<>() {
            @Override
            public KeySlice next(Tx tx, WalkStore.Standing standing) {
                return WalkStore.nextOfStock(tx, standing.after(), standing.sliceRows());
            }

            @Override
            public List<String> on(Tx tx, KeySlice slice) {
                buffers.learn(tx, slice);
                return List.of();
            }

            @Override
            public void through(Tx tx, int violations, int before) {}
        };
    }

    private boolean watchFeeds() {
        engine.transact(ACTOR, feeds::watch);
        return false;
    }

    private boolean retryRows() {
        return engine.transact(ACTOR, feeds::retryKnown) == Feeds.PAGE_MAX;
    }

    @Override
    public void start() {
        if (settings.watchPercent() > 0) {
            super.start();
        }
    }

    @Override
    protected Duration step() {
        long start = System.nanoTime();
        for (var round : rounds) {
            if (isRunning() && round.dueNs - System.nanoTime() <= 0) {
                step(round);
            }
        }
        long now = System.nanoTime();
        long share = (now - start) * (100 - settings.watchPercent()) / settings.watchPercent();
        return Duration.ofNanos(Math.max(Math.max(REST_NS, share), untilDue(now)));
    }

    private long untilDue(long now) {
        return rounds.stream().mapToLong(round -> round.dueNs - now).min().orElse(0);
    }

    private void step(Round round) {
        long pause = round.pauseNs;
        try {
            var end = engine.latest();
            if (!round.idle(end, System.nanoTime())) {
                pause = round.run(end);
            }
            failures.worked(round.name);
        } catch (RuntimeException e) {
            failures.failed(round.name, e);
        }
        round.dueNs = System.nanoTime() + pause;
    }
}
