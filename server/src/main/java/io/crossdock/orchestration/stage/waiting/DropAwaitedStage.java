package io.crossdock.orchestration.stage.waiting;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.orchestration.stage.StageCaseKinds;
import io.crossdock.orchestration.stage.order.DemandCancellation;
import io.crossdock.orchestration.stage.payment.ChannelMoney;
import io.crossdock.orders.OrderRequests.CancelCause;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code order.drop-awaited}: cancels the units that no node has reserved, for which their customer does not wait. */
@Component
final class DropAwaitedStage implements Capability.Local {

    private final DemandCancellation cancellation;
    private final ChannelMoney money;
    private final ConsentTable consents;

    DropAwaitedStage(DemandCancellation cancellation, ChannelMoney money, ConsentTable consents) {
        this.cancellation = cancellation;
        this.money = money;
        this.consents = consents;
    }

    @Override
    public Signature signature() {
        return Signature.of("order.drop-awaited", "dropped");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        var orders = Work.subjects(batch);
        cancellation.cancel(tx, orders, consents.reasons(tx, orders), CancelCause.NOT_AWAITED);
        money.ofCanceledUnits(tx, orders);
        StageCaseKinds.settlePaid(tx, orders, "the units were canceled");
        return Outcome.all(batch, "dropped");
    }
}
