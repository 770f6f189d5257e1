package io.crossdock.orchestration.fact;

import io.crossdock.engine.Tx;
import io.crossdock.orchestration.fact.OrderValues.OrderWait;
import io.crossdock.orders.consent.WaitConsents;
import io.crossdock.promises.BackorderDates;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads what customers of waiting orders were told and asked. */
@Component
final class WaitSource implements FurtherFacts {

    private final BackorderDates dates;
    private final WaitConsents consents;

    WaitSource(BackorderDates dates, WaitConsents consents) {
        this.dates = dates;
        this.consents = consents;
    }

    @Override
    public void add(Tx tx, Set<String> names, Map<Long, Map<String, Object>> facts) {
        var wanted = OrderValues.WAIT.known(names);
        if (!wanted.isEmpty()) {
            var told = dates.told(tx, facts.keySet());
            var last = consents.last(tx, facts.keySet());
            facts.forEach((order, values) ->
                    OrderValues.WAIT.add(wanted, new OrderWait(tx.at(), told.get(order), last.get(order)), values));
        }
    }
}
