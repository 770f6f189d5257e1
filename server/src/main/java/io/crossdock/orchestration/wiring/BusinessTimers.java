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
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs what is due in business time and belongs to no process: ends expired cart holds, signals preorders whose sale
 * has begun, announces ended closures, checks orders that no event wakes, tells of deadlines, and lets orders go on
 * whose SKUs are known now. It works in batches on every node; rows that another node has locked are skipped. A late
 * sweep loses no units: an expired hold can't be used, and its units only become available later.
 */
@Component
final class BusinessTimers extends BackgroundThread {

    private static final Logger LOG = LoggerFactory.getLogger(BusinessTimers.class);

    /** How long an ended hold is kept, so that requests with its key still get its answer. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final Duration SECONDS = Duration.ofSeconds(4);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Closures announced as ended in one sweep; the next sweep goes on. */
    private static final int CLOSURES_MAX = 1_000;

    private static final String ACTOR = "timers";

    private final Engine engine;
    private final CartHolds holds;
    private final CandidateNodes sites;
    private final UnknownSkuHolds unknown;
    private final List<Sweep> sweeps;

    /** When each sweep looks again, in business time. */
    private final Instant[] next;

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
            CartHoldSettings settings) {
        super("hold-sweep", Duration.ofMillis(settings.sweepMillis()));
        this.engine = engine;
        this.holds = holds;
        this.sites = sites;
        this.unknown = unknown;
        this.sweeps = List.of(
                new Sweep(Duration.ZERO, CartHolds.BATCH_MAX, this::expire),
                new Sweep(SECONDS, Preorders.BATCH_MAX, preorders::tell),
                new Sweep(SECONDS, CLOSURES_MAX, tx -> closures.tellEnded(tx, CLOSURES_MAX)),
                new Sweep(MINUTE, WaitlistSubscriber.BATCH_MAX, backorders::lookAgain),
                new Sweep(
                        MINUTE,
                        CartHolds.BATCH_MAX,
                        tx -> holds.forget(tx, tx.at().minus(KEPT), CartHolds.BATCH_MAX)),
                new Sweep(SECONDS, OrderDeadlines.BATCH_MAX, deadlines::look),
                new Sweep(SECONDS, 1, unknown::look));
        this.next = new Instant[sweeps.size()];
        Arrays.fill(next, Instant.EPOCH);
        this.pause = Duration.ofMillis(settings.sweepMillis());
    }

    /**
     * One kind of due work.
     *
     * @param every shortest time between two looks that find nothing, in business time
     * @param most found at once; when it finds so much, there may be more
     */
    private record Sweep(Duration every, int most, Due due) {}

    /** Does some due work. */
    private interface Due {
        /** @return how much it found; what finds nothing has changed nothing */
        int run(Tx tx);
    }

    @Override
    protected Duration step() {
        try {
            int next = 0;
            while (next < sweeps.size() && isRunning()) {
                int from = next;
                next = engine.transact(ACTOR, tx -> sweep(tx, from));
            }
            unknown.goOn();
        } catch (RuntimeException e) {
            LOG.warn("sweep of due work failed, will try again: {}", e.getMessage());
        }
        return pause;
    }

    /**
     * Looks for due work up to the first kind of which there is some: a transaction locks for one kind only, and an
     * idle server needs one. @return the sweep to go on with
     */
    private int sweep(Tx tx, int from) {
        for (int i = from; i < sweeps.size(); i++) {
            var sweep = sweeps.get(i);
            if (tx.at().isBefore(next[i])) {
                continue;
            }
            int found = sweep.due.run(tx);
            if (found > 0) {
                return found >= sweep.most ? i : i + 1;
            }
            next[i] = tx.at().plus(sweep.every);
        }
        return sweeps.size();
    }

    private int expire(Tx tx) {
        var ended = holds.expire(tx, CartHolds.BATCH_MAX);
        if (!ended.isEmpty()) {
            sites.giveBackOrders(tx, ended);
        }
        return ended.size();
    }
}
