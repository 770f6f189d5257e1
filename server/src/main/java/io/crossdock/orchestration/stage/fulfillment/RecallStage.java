package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.orders.OrderFacts;
import io.crossdock.shared.ListIndex;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * {@code fulfillment.recall}: asks every node that has not shipped to stop, and records on the order that it is
 * recalled.
 */
@Component
final class RecallStage implements Capability.Local {

    private final OrderRecall recall;

    RecallStage(OrderRecall recall) {
        this.recall = recall;
    }

    @Override
    public Signature signature() {
        return Signature.of("fulfillment.recall", "asked").learning(OrderFacts.RECALLED, OrderFacts.SHIPPED_BEFORE);
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        recall.ask(tx, batch);
        var left = recall.shipped(tx, batch);
        return batch.stream()
                .map(w -> Outcome.of("asked")
                        .with(OrderFacts.RECALLED, true)
                        .with(OrderFacts.SHIPPED_BEFORE, before(w, ListIndex.known(left, w.subject()))))
                .toList();
    }

    /** Units that had left when somebody asked first. */
    private static long before(Work work, long left) {
        return OrderFacts.CANCEL_ASKED.of(work) ? OrderFacts.SHIPPED_BEFORE.of(work) : left;
    }
}
