package io.crossdock.orchestration.wiring;

import io.crossdock.allocation.backorder.Preorders;
import io.crossdock.allocation.backorder.WaitlistSubscriber;
import io.crossdock.allocation.carthold.CartHoldSettings;
import io.crossdock.allocation.node.CandidateNodes;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.carthold.CartHolds;
import io.crossdock.masterdata.Closures;
import io.crossdock.platform.BackgroundThread;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs what is due in business time and belongs to no process: ends expired cart holds, signals preorders whose sale
 * has begun, announces ended closures, checks orders that no event wakes, and lets orders go on whose SKUs are known
 * now. It works in batches on every node; rows that another node has locked are skipped. A late sweep loses no units:
 * an expired hold can't be used, and its units only become available later.
 */
@Component
final class BusinessTimers extends BackgroundThread {

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
    private final UnknownSkuHolds unknown;
    private final Duration pause;

    BusinessTimers(
            Engine engine,
            CartHolds holds,
            Preorders preorders,
            WaitlistSubscriber backorders,
            Closures closures,
            CandidateNodes sites,
            UnknownSkuHolds unknown,
            CartHoldSettings settings) {
        super("hold-sweep", Duration.ofMillis(settings.sweepMillis()));
        this.backorders = backorders;
        this.closures = closures;
        this.engine = engine;
        this.holds = holds;
        this.preorders = preorders;
        this.sites = sites;
        this.unknown = unknown;
        this.pause = Duration.ofMillis(settings.sweepMillis());
    }

    @Override
    protected Duration step() {
        try {
            int ended;
            do {
                ended = engine.transact(ACTOR, this::expire);
            } while (ended == CartHolds.BATCH_MAX && isRunning());
            int sold;
            do {
                sold = engine.transact(ACTOR, preorders::tell);
            } while (sold == Preorders.BATCH_MAX && isRunning());
            engine.transact(ACTOR, tx -> closures.tellEnded(tx, CLOSURES_MAX) + backorders.lookAgain(tx));
            unknown.goOn();
            engine.transact(ACTOR, tx -> holds.forget(tx, tx.at().minus(KEPT), CartHolds.BATCH_MAX));
        } catch (RuntimeException e) {
            LOG.warn("sweep of due work failed, will try again: {}", e.getMessage());
        }
        return pause;
    }

    private int expire(Tx tx) {
        var ended = holds.expire(tx, CartHolds.BATCH_MAX);
        if (!ended.isEmpty()) {
            sites.giveBackOrders(tx, ended);
        }
        return ended.size();
    }
}
