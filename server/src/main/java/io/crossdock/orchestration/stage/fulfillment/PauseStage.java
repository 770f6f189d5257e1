package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.orders.OrderFacts;
import io.crossdock.shared.ListIndex;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * {@code fulfillment.pause}: asks every node that has not shipped to stop until somebody decides. The units stay
 * reserved there.
 */
@Component
final class PauseStage implements Capability.Local {

    private final Fulfillments fulfillments;
    private final OrderRecall recall;

    PauseStage(Fulfillments fulfillments, OrderRecall recall) {
        this.fulfillments = fulfillments;
        this.recall = recall;
    }

    @Override
    public Signature signature() {
        return Signature.of("fulfillment.pause", "asked")
                .learning(OrderFacts.CANCEL_ASKED, OrderFacts.PAUSED, OrderFacts.SHIPPED_BEFORE);
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        fulfillments.handAnew(tx, recall.ask(tx, batch));
        var left = recall.shipped(tx, batch);
        return batch.stream()
                .map(w -> Outcome.of("asked")
                        .with(OrderFacts.CANCEL_ASKED, true)
                        .with(OrderFacts.PAUSED, true)
                        .with(OrderFacts.SHIPPED_BEFORE, ListIndex.known(left, w.subject())))
                .toList();
    }
}
