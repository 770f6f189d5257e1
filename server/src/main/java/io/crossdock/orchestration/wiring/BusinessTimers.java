package io.crossdock.orchestration.wiring;

import io.crossdock.allocation.backorder.Preorders;
import io.crossdock.allocation.backorder.WaitlistSubscriber;
import io.crossdock.allocation.carthold.CartHoldSettings;
import io.crossdock.allocation.node.CandidateNodes;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.carthold.CartHolds;
import io.crossdock.masterdata.Closures;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs what is due in business time and belongs to no process: ends expired cart holds, signals preorders whose sale
 * has begun, announces ended closures, and checks orders that no event wakes. It works in batches on every node; rows
 * that another node has locked are skipped. A late sweep loses no units: an expired hold can't be used, and its units
 * only become available later.
 */
@Component
final class BusinessTimers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BusinessTimers.class);

    /** How long an ended hold is kept, so that requests with its key still get its answer. */
    private static final Duration KEPT = Duration.ofDays(7);

    /** Closures announced as ended in one sweep; the next sweep goes on. */
    private static final int CLOSURES_MAX = 1_000;

    private static final String ACTOR = "cart-holds";

    private final Engine engine;
    private final CartHolds holds;
    private final Preorders preorders;
    private final WaitlistSubscriber backorders;
    private final Closures closures;
    private final CandidateNodes sites;
    private final CartHoldSettings settings;
    private volatile boolean running;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("hold-sweep").daemon().factory());

    BusinessTimers(
            Engine engine,
            CartHolds holds,
            Preorders preorders,
            WaitlistSubscriber backorders,
            Closures closures,
            CandidateNodes sites,
            CartHoldSettings settings) {
        this.backorders = backorders;
        this.closures = closures;
        this.engine = engine;
        this.holds = holds;
        this.preorders = preorders;
        this.sites = sites;
        this.settings = settings;
    }

    private void sweep() {
        try {
            int ended;
            do {
                ended = engine.transact(ACTOR, this::expire);
            } while (ended == CartHolds.BATCH_MAX && running);
            int sold;
            do {
                sold = engine.transact(ACTOR, preorders::tell);
            } while (sold == Preorders.BATCH_MAX && running);
            engine.transact(ACTOR, tx -> closures.tellEnded(tx, CLOSURES_MAX) + backorders.lookAgain(tx));
            engine.transact(ACTOR, tx -> holds.forget(tx, tx.at().minus(KEPT), CartHolds.BATCH_MAX));
        } catch (RuntimeException e) {
            LOG.warn("sweep of due work failed, will try again: {}", e.getMessage());
        }
    }

    private int expire(Tx tx) {
        var ended = holds.expire(tx, CartHolds.BATCH_MAX);
        if (!ended.isEmpty()) {
            sites.giveBackOrders(tx, ended);
        }
        return ended.size();
    }

    @Override
    public int getPhase() {
        return 1;
    }

    @Override
    public void start() {
        running = true;
        timer.scheduleWithFixedDelay(
                this::sweep, settings.sweepMillis(), settings.sweepMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits for the running batch, so that it does not meet a closed connection pool. */
    @Override
    public void stop() {
        running = false;
        timer.shutdown();
        try {
            if (!timer.awaitTermination(10, TimeUnit.SECONDS)) {
                timer.shutdownNow();
            }
        } catch (InterruptedException e) {
            timer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
