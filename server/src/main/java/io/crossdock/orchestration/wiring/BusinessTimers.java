package io.crossdock.orchestration.wiring;

import io.crossdock.allocation.backorder.Preorders;
import io.crossdock.allocation.backorder.WaitlistSubscriber;
import io.crossdock.allocation.carthold.CartHoldSettings;
import io.crossdock.allocation.node.CandidateNodes;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.carthold.CartHolds;
import io.crossdock.masterdata.Closures;
import io.crossdock.orders.deadline.OrderDeadlines;
import io.crossdock.platform.BackgroundThread;
import io.crossdock.platform.background.BackgroundFailures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Runs what is due in business time and belongs to no process: ends expired cart holds, signals preorders whose sale
 * has begun, announces ended closures, checks orders that no event wakes, tells of deadlines, and lets orders go on
 * whose SKUs are known now. It works in batches on every node; rows that another node has locked are skipped. A late
 * sweep loses no units: an expired hold can't be used, and its units only become available later.
 */
@Component
final class BusinessTimers extends BackgroundThread {

    /** How long an ended hold is kept, so that requests with its key still get its answer. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final Duration SECONDS = Duration.ofSeconds(4);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Closures announced as ended in one sweep; the next sweep goes on. */
    private static final int CLOSURES_MAX = 1_000;

    private static final String ACTOR = "timers";
    private static final String UNKNOWN_SKUS = "letting orders with unknown SKUs go on";

    private final Engine engine;
    private final CartHolds holds;
    private final CandidateNodes sites;
    private final UnknownSkuHolds unknown;
    private final List<Sweep> sweeps;

    /** When each sweep looks again, in business time. */
    private final Instant[] next;

    /** Sweeps of the transaction under way. */
    private final List<Sweep> looked = new ArrayList<>();

    private final BackgroundFailures failures;

    private final Duration pause;

    BusinessTimers(
            Engine engine,
            CartHolds holds,
            Preorders preorders,
            WaitlistSubscriber backorders,
            Closures closures,
            CandidateNodes sites,
            UnknownSkuHolds unknown,
            DueDeadlines deadlines,
            BackgroundFailures failures,
            CartHoldSettings settings) {
        super("hold-sweep", Duration.ofMillis(settings.sweepMillis()));
        this.engine = engine;
        this.holds = holds;
        this.sites = sites;
        this.unknown = unknown;
        this.failures = failures;
        this.sweeps = List.of(
                new Sweep("ending expired cart holds", Duration.ZERO, CartHolds.BATCH_MAX, expiry()),
                new Sweep("signaling preorders", SECONDS, Preorders.BATCH_MAX, preorders::tell),
                new Sweep(
                        "announcing ended closures", SECONDS, CLOSURES_MAX, tx -> closures.tellEnded(tx, CLOSURES_MAX)),
                new Sweep("looking at waiting orders", MINUTE, WaitlistSubscriber.BATCH_MAX, backorders::lookAgain),
                new Sweep(
                        "forgetting ended cart holds",
                        MINUTE,
                        CartHolds.BATCH_MAX,
                        tx -> holds.forget(tx, tx.at().minus(KEPT), CartHolds.BATCH_MAX)),
                new Sweep(
                        "telling of deadlines",
                        SECONDS,
                        OrderDeadlines.BATCH_MAX,
                        new ItemSweep("telling of deadlines", engine, ACTOR, deadlines)),
                new Sweep(UNKNOWN_SKUS, SECONDS, 1, unknown::look));
        this.next = new Instant[sweeps.size()];
        Arrays.fill(next, Instant.EPOCH);
        this.pause = Duration.ofMillis(settings.sweepMillis());
    }

    /**
     * One kind of due work.
     *
     * @param every shortest time between two looks that find nothing, in business time
     * @param most found at once; when it finds so much, there may be more
     * @param items goes on after a failure, item by item; null where that is not known of the work
     */
    private record Sweep(
            String name,
            Duration every,
            int most,
            Due due,
            @Nullable ItemSweep items) {

        Sweep(String name, Duration every, int most, Due due) {
            this(name, every, most, due, null);
        }

        Sweep(String name, Duration every, int most, ItemSweep items) {
            this(name, every, most, items::look, items);
        }
    }

    /** Does some due work. */
    private interface Due {
        /** @return how much it found; what finds nothing has changed nothing */
        int run(Tx tx);
    }

    @Override
    protected Duration step() {
        int from = 0;
        while (from < sweeps.size() && isRunning()) {
            from = sweepFrom(from);
        }
        attempt(UNKNOWN_SKUS, unknown::goOn);
        return pause;
    }

    private boolean attempt(String work, Runnable due) {
        try {
            due.run();
            return true;
        } catch (RuntimeException e) {
            failures.failed(work, e);
            return false;
        }
    }

    /** Does one transaction of due work. One kind that fails stops no other. @return the sweep to go on with */
    private int sweepFrom(int from) {
        looked.clear();
        try {
            int then = engine.transact(ACTOR, tx -> sweep(tx, from));
            looked.forEach(sweep -> failures.worked(sweep.name));
            return then;
        } catch (RuntimeException e) {
            if (looked.isEmpty()) {
                failures.failed("looking for due work", e);
                return sweeps.size();
            }
            failed(looked.getLast(), e);
            return sweeps.indexOf(looked.getLast()) + 1;
        }
    }

    private void failed(Sweep sweep, RuntimeException reason) {
        boolean goesOn = attempt(sweep.name, () -> {
            if (sweep.items == null) {
                throw reason;
            }
            sweep.items.failed(reason);
        });
        if (goesOn) {
            failures.worked(sweep.name);
        }
    }

    /**
     * Looks for due work up to the first kind of which there is some: a transaction locks for one kind only, and an
     * idle server needs one. @return the sweep to go on with
     */
    private int sweep(Tx tx, int from) {
        looked.clear();
        for (int i = from; i < sweeps.size(); i++) {
            var sweep = sweeps.get(i);
            if (tx.at().isBefore(next[i])) {
                continue;
            }
            looked.add(sweep);
            int found = sweep.due.run(tx);
            if (found > 0) {
                return found >= sweep.most ? i : i + 1;
            }
            next[i] = tx.at().plus(sweep.every);
        }
        return sweeps.size();
    }

    private ItemSweep expiry() {
        return new ItemSweep("ending expired cart holds", engine, ACTOR, new ItemSweep.Items() {
            @Override
            public List<Long> due(Tx tx, Collection<Long> except) {
                return holds.due(tx, CartHolds.BATCH_MAX, except);
            }

            @Override
            public void handle(Tx tx, List<Long> items) {
                var ended = holds.expire(tx, items);
                if (!ended.isEmpty()) {
                    sites.giveBackOrders(tx, ended);
                }
            }
        });
    }
}
