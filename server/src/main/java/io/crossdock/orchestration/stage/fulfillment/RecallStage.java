package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.orders.OrderFacts;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * {@code fulfillment.recall}: asks every node that has not shipped to stop, and records on the order that it is
 * recalled.
 */
@Component
final class RecallStage implements Capability.Local {

    private final Fulfillments fulfillments;

    RecallStage(Fulfillments fulfillments) {
        this.fulfillments = fulfillments;
    }

    @Override
    public Signature signature() {
        return Signature.of("fulfillment.recall", "asked").learning(OrderFacts.RECALLED);
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        for (var f : fulfillments.byOrder(tx, Work.subjects(batch))) {
            if (f.state() == Fulfillment.State.RELEASED) {
                tx.signal(new Tx.Signal(f.id().value(), "recall-requested", Map.of()));
            }
        }
        return batch.stream()
                .map(w -> Outcome.of("asked").with(OrderFacts.RECALLED, true))
                .toList();
    }
}
