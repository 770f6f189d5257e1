package io.crossdock.orchestration.wiring;

import io.crossdock.cases.CaseCause;
import io.crossdock.engine.EngineCaseKinds;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.EventDelivery;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Cases of events that a subscriber can't digest. */
@Component
final class EventCauses implements CaseCause {

    private static final String SETTLE = "POST /v1/subscribers/{name}/parked:replay or :dismiss closes the case";

    @Override
    public Set<String> kinds() {
        return Set.of(EngineCaseKinds.EVENT_PARKED.name(), EngineCaseKinds.SUBSCRIBER_STOPPED.name());
    }

    @Override
    public String cause() {
        return "event";
    }

    @Override
    public Map<Long, String> holding(Tx tx, String kind, Collection<Long> subjects) {
        var holding = new HashMap<Long, String>();
        if (kind.equals(EngineCaseKinds.EVENT_PARKED.name())) {
            EngineQueries.parked(tx, subjects)
                    .forEach(subject -> holding.put(subject, "Events of it are still parked; " + SETTLE));
        } else if (EngineQueries.lags(tx).stream().anyMatch(lag -> lag.parked() >= EventDelivery.PARKED_MAX)) {
            subjects.forEach(subject -> holding.put(subject, "A subscriber still reads no further; " + SETTLE));
        }
        return holding;
    }
}
