package io.crossdock.orchestration.wiring;

import io.crossdock.engine.Tx;
import io.crossdock.orders.consent.WaitConsents;
import io.crossdock.orders.deadline.OrderDeadlines;
import io.crossdock.orders.hold.OrderHolds;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells of deadlines of orders that are near or have passed, and does what holds and questions say of that. */
@Component
final class DueDeadlines implements ItemSweep.Items {

    private final OrderDeadlines deadlines;
    private final OrderHolds holds;
    private final WaitConsents consents;

    DueDeadlines(OrderDeadlines deadlines, OrderHolds holds, WaitConsents consents) {
        this.consents = consents;
        this.deadlines = deadlines;
        this.holds = holds;
    }

    @Override
    public List<Long> due(Tx tx, Collection<Long> except) {
        return deadlines.due(tx, except);
    }

    @Override
    public void handle(Tx tx, List<Long> orders) {
        var passed = deadlines.look(tx, orders);
        holds.passed(tx, passed);
        consents.passed(tx, passed);
    }
}
