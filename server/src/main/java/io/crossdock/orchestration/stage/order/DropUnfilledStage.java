package io.crossdock.orchestration.stage.order;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.orchestration.stage.StageCaseKinds;
import io.crossdock.orchestration.stage.payment.ChannelMoney;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code order.drop-unfilled}: cancels the units that no node has reserved, and signals the order to go on. */
@Component
public final class DropUnfilledStage implements Capability.Local {

    private final DemandCancellation cancellation;
    private final ChannelMoney money;

    DropUnfilledStage(DemandCancellation cancellation, ChannelMoney money) {
        this.money = money;
        this.cancellation = cancellation;
    }

    @Override
    public Signature signature() {
        return Signature.of("order.drop-unfilled", "dropped");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        cancellation.cancel(tx, Work.subjects(batch));
        money.ofCanceledUnits(tx, Work.subjects(batch));
        Work.subjects(batch).forEach(o -> tx.signal(new Tx.Signal(o, "fulfillment-changed", Map.of())));
        StageCaseKinds.settlePaid(tx, Work.subjects(batch), "the units were canceled");
        return Outcome.all(batch, "dropped");
    }
}
