package io.crossdock.orchestration.wiring;

import io.crossdock.engine.Tx;
import io.crossdock.orders.deadline.OrderDeadlines;
import io.crossdock.orders.hold.OrderHolds;
import org.springframework.stereotype.Component;

/** Tells of deadlines of orders that are near or have passed, and does what a hold's type says then. */
@Component
final class DueDeadlines {

    private final OrderDeadlines deadlines;
    private final OrderHolds holds;

    DueDeadlines(OrderDeadlines deadlines, OrderHolds holds) {
        this.deadlines = deadlines;
        this.holds = holds;
    }

    /** @return how many were told */
    int look(Tx tx) {
        var passed = deadlines.look(tx);
        holds.passed(tx, passed);
        return passed.size();
    }
}
