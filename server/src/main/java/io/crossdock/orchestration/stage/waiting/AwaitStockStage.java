package io.crossdock.orchestration.stage.waiting;

import io.crossdock.allocation.backorder.Preorders;
import io.crossdock.allocation.backorder.Waitlist;
import io.crossdock.allocation.demand.OpenDemand;
import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code inventory.await-stock}: puts orders on the waiting list. A preorder waits until all its SKUs are on sale. */
@Component
final class AwaitStockStage implements Capability.Local {

    private final OpenDemand unfilled;
    private final Waitlist waiting;
    private final Preorders preorders;

    AwaitStockStage(OpenDemand unfilled, Waitlist waiting, Preorders preorders) {
        this.unfilled = unfilled;
        this.waiting = waiting;
        this.preorders = preorders;
    }

    @Override
    public Signature signature() {
        return Signature.of("inventory.await-stock", "waiting");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        var needs = unfilled.of(tx, Work.subjects(batch));
        var early = preorders.await(tx, needs);
        waiting.join(
                tx,
                batch,
                needs.stream()
                        .filter(n -> !early.contains(n.order().id().value()))
                        .toList());
        return Outcome.all(batch, "waiting");
    }
}
