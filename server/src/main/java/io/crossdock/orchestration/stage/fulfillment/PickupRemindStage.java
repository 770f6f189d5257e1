package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.orchestration.stage.ClosedCounters;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code pickup.remind}: reminds the customer of goods that are ready, but of none in a store that is closed. */
@Component
final class PickupRemindStage implements Capability.Local {

    private final Fulfillments fulfillments;
    private final PickupNews news;
    private final ClosedCounters counters;

    PickupRemindStage(Fulfillments fulfillments, PickupNews news, ClosedCounters counters) {
        this.counters = counters;
        this.fulfillments = fulfillments;
        this.news = news;
    }

    @Override
    public Signature signature() {
        return Signature.of("pickup.remind", "reminded");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        var collected = fulfillments.reportedShipped(tx, Work.subjects(batch));
        var waiting = fulfillments.load(tx, Work.subjects(batch)).stream()
                .filter(Fulfillment::ready)
                .filter(f -> !collected.contains(f.id().value()))
                .toList();
        counters.open(tx, waiting).forEach(f -> tx.emit(f.id().value(), Fulfillments.REMINDED, news.of(f)));
        return Outcome.all(batch, "reminded");
    }
}
