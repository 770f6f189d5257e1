package io.crossdock.orchestration.wiring;

import io.crossdock.engine.Tx;
import io.crossdock.orders.consent.WaitConsents;
import io.crossdock.orders.deadline.OrderDeadlines;
import io.crossdock.orders.hold.OrderHolds;
import org.springframework.stereotype.Component;

/** Tells of deadlines of orders that are near or have passed, and does what holds and questions say of that. */
@Component
final class DueDeadlines {

    private final OrderDeadlines deadlines;
    private final OrderHolds holds;
    private final WaitConsents consents;

    DueDeadlines(OrderDeadlines deadlines, OrderHolds holds, WaitConsents consents) {
        this.consents = consents;
        this.deadlines = deadlines;
        this.holds = holds;
    }

    /** @return how many were told */
    int look(Tx tx) {
        var passed = deadlines.look(tx);
        holds.passed(tx, passed);
        consents.passed(tx, passed);
        return passed.size();
    }
}
