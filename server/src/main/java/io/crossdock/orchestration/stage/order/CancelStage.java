package io.crossdock.orchestration.stage.order;

import io.crossdock.allocation.kit.OrderKits;
import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.orchestration.stage.StageCaseKinds;
import io.crossdock.orders.OrderClose;
import io.crossdock.orders.OrderFacts;
import io.crossdock.orders.Orders;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code order.cancel}: closes orders as canceled; those of which goods left as undelivered. */
@Component
public final class CancelStage implements Capability.Local {

    private final Orders orders;
    private final OrderKits kits;

    CancelStage(Orders orders, OrderKits kits) {
        this.kits = kits;
        this.orders = orders;
    }

    @Override
    public Signature signature() {
        return Signature.of("order.cancel", "canceled");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        orders.close(
                tx,
                batch.stream()
                        .map(w ->
                                new OrderClose(w.subject(), OrderFacts.UNDELIVERED.of(w) ? "undelivered" : "canceled"))
                        .toList());
        kits.clear(
                tx,
                batch.stream()
                        .filter(w -> OrderFacts.KITS.of(w))
                        .map(Work::subject)
                        .toList());
        StageCaseKinds.settlePaid(tx, Work.subjects(batch), "the order was canceled");
        return Outcome.all(batch, "canceled");
    }
}
