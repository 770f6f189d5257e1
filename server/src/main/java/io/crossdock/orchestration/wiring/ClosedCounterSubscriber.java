package io.crossdock.orchestration.wiring;

import io.crossdock.engine.Event;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Closure;
import io.crossdock.masterdata.Closures;
import io.crossdock.orchestration.stage.ClosedCounters;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The subscriber {@code closed-counters}: finds goods that wait for their customers in stores that close. */
@Component
final class ClosedCounterSubscriber implements Subscriber {

    private final ClosedCounters counters;

    ClosedCounterSubscriber(ClosedCounters counters) {
        this.counters = counters;
    }

    @Override
    public String name() {
        return "closed-counters";
    }

    @Override
    public Set<String> types() {
        return Set.of(Closures.NODE_CLOSED.name());
    }

    @Override
    public void on(Tx tx, List<Event> events) {
        var closed = Closures.NODE_CLOSED.in(events).stream()
                .filter(closure -> closure.until() == null && closure.covers(tx.at()))
                .map(Closure::node)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (!closed.isEmpty()) {
            counters.check(tx, closed);
        }
    }
}
