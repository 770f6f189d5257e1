package io.crossdock.orchestration.wiring;

import io.crossdock.cases.CaseCause;
import io.crossdock.engine.Tx;
import io.crossdock.orders.hold.OrderHold;
import io.crossdock.orders.hold.OrderHolds;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The case of a hold ends with the hold, whatever somebody says of it. */
@Component
final class HoldCauses implements CaseCause {

    private final OrderHolds holds;

    HoldCauses(OrderHolds holds) {
        this.holds = holds;
    }

    @Override
    public Set<String> kinds() {
        return Set.of();
    }

    @Override
    public boolean checks(String kind) {
        return kind.startsWith(OrderHolds.CASE_PREFIX) && !kind.endsWith(StageLimitCauses.TOO_LONG);
    }

    @Override
    public String cause() {
        return "hold";
    }

    @Override
    public Map<Long, String> holding(Tx tx, String kind, Collection<Long> subjects) {
        var holding = new HashMap<Long, String>();
        for (OrderHold hold : holds.active(tx, subjects)) {
            if (kind.equals(OrderHolds.CASE_PREFIX + hold.terms().type())) {
                holding.put(
                        hold.order().value(),
                        hold.id() + " is active; POST /v1/orders/" + hold.order() + ":release-hold closes the case");
            }
        }
        return holding;
    }
}
