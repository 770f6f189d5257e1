package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.orders.hold.HoldStep;
import io.crossdock.orders.hold.OrderHolds;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * {@code fulfillment.hold}: asks every node that has not shipped to stop, while a hold blocks the release. The units
 * stay reserved there, and the node gets the work anew when the hold is released.
 */
@Component
final class HoldWorkStage implements Capability.Local {

    private final Fulfillments fulfillments;
    private final OrderRecall recall;
    private final OrderHolds holds;

    HoldWorkStage(Fulfillments fulfillments, OrderRecall recall, OrderHolds holds) {
        this.fulfillments = fulfillments;
        this.recall = recall;
        this.holds = holds;
    }

    @Override
    public Signature signature() {
        return Signature.of("fulfillment.hold", "asked");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        var blocked = holds.blocked(tx, Work.subjects(batch), HoldStep.RELEASE);
        var held =
                batch.stream().filter(work -> blocked.contains(work.subject())).toList();
        if (!held.isEmpty()) {
            fulfillments.handAnew(tx, recall.ask(tx, held));
        }
        return Outcome.all(batch, "asked");
    }
}
