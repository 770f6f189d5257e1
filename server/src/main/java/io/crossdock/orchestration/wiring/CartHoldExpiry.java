package io.crossdock.orchestration.wiring;

import io.crossdock.allocation.node.CandidateNodes;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.carthold.CartHolds;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Ends cart holds that have expired, and forgets those that ended long ago. */
@Component
final class CartHoldExpiry implements ItemSweep.Items {

    /** How long an ended hold is kept, so that requests with its key still get its answer. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final CartHolds holds;
    private final CandidateNodes sites;

    CartHoldExpiry(CartHolds holds, CandidateNodes sites) {
        this.holds = holds;
        this.sites = sites;
    }

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

    /** @return how many were forgotten */
    int forget(Tx tx) {
        return holds.forget(tx, tx.at().minus(KEPT), CartHolds.BATCH_MAX);
    }
}
