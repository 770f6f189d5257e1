package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillments;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * {@code fulfillment.hand-anew}: asks every node that has not shipped to give its work back, and to get it anew as it
 * is agreed then. The units stay reserved there.
 */
@Component
final class HandAnewStage implements Capability.Local {

    private final Fulfillments fulfillments;
    private final OrderRecall recall;

    HandAnewStage(Fulfillments fulfillments, OrderRecall recall) {
        this.fulfillments = fulfillments;
        this.recall = recall;
    }

    @Override
    public Signature signature() {
        return Signature.of("fulfillment.hand-anew", "asked");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        fulfillments.handAnew(tx, recall.ask(tx, batch));
        return Outcome.all(batch, "asked");
    }
}
