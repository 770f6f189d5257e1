package io.crossdock.orchestration.wiring;

import io.crossdock.allocation.backorder.Preorders;
import io.crossdock.allocation.backorder.WaitlistSubscriber;
import io.crossdock.allocation.node.CandidateNodes;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.carthold.CartHolds;
import io.crossdock.masterdata.Closures;
import io.crossdock.orders.deadline.OrderDeadlines;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Kinds of work that are due in business time and belong to no process: ends expired cart holds, signals preorders
 * whose sale has begun, announces ended closures, checks orders that no event wakes, tells of deadlines, and lets
 * orders go on whose SKUs are known now.
 */
@Component
final class BusinessSweeps {

    /** How long an ended hold is kept, so that requests with its key still get its answer. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final Duration SECONDS = Duration.ofSeconds(4);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Closures announced as ended in one sweep; the next sweep goes on. */
    private static final int CLOSURES_MAX = 1_000;

    private final CartHolds holds;
    private final CandidateNodes sites;
    private final List<Sweep> sweeps;

    BusinessSweeps(
            CartHolds holds,
            Preorders preorders,
            WaitlistSubscriber backorders,
            Closures closures,
            CandidateNodes sites,
            UnknownSkuHolds unknown,
            DueDeadlines deadlines) {
        this.holds = holds;
        this.sites = sites;
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
    }

    /**
     * One kind of due work.
     *
     * @param every shortest time between two looks that find nothing, in business time
     * @param most found at once; when it finds so much, there may be more
     */
    record Sweep(Duration every, int most, Due due) {}

    /** Does some due work. */
    interface Due {
        /** @return how much it found; what finds nothing has changed nothing */
        int run(Tx tx);
    }

    /** All kinds, in the order in which they are looked for. */
    List<Sweep> sweeps() {
        return sweeps;
    }

    private int expire(Tx tx) {
        var ended = holds.expire(tx, CartHolds.BATCH_MAX);
        if (!ended.isEmpty()) {
            sites.giveBackOrders(tx, ended);
        }
        return ended.size();
    }
}
