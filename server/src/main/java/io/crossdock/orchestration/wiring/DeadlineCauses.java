package io.crossdock.orchestration.wiring;

import io.crossdock.cases.CaseCause;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.orders.deadline.DeadlineKind;
import io.crossdock.orders.deadline.OrderDeadlines;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The case of a deadline ends when it is met, or its order ends. */
@Component
final class DeadlineCauses implements CaseCause {

    private static final Map<String, DeadlineKind> KINDS =
            Map.of("ship-by-near", DeadlineKind.SHIP_BY, "deliver-by-near", DeadlineKind.DELIVER_BY);
    private static final String ENDED = "ended";

    private final OrderDeadlines deadlines;

    DeadlineCauses(OrderDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public Set<String> kinds() {
        return KINDS.keySet();
    }

    @Override
    public String cause() {
        return "deadline";
    }

    @Override
    public Map<Long, String> holding(Tx tx, String kind, Collection<Long> subjects) {
        var open = EngineQueries.standing(tx, subjects).stream()
                .filter(at -> !at.status().equals(ENDED))
                .map(Standing::subject)
                .toList();
        var holding = new HashMap<Long, String>();
        deadlines.of(tx, open).stream()
                .filter(one -> one.kind() == KINDS.get(kind) && one.metAt() == null)
                .forEach(one -> holding.put(
                        one.order(),
                        "Its " + one.kind().text() + ", " + one.due() + ", is not met; that closes the case"));
        return holding;
    }
}
