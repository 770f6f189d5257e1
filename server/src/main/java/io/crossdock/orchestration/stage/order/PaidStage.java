package io.crossdock.orchestration.stage.order;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.orders.OrderFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code order.paid}: the money that the order waited for is there. */
@Component
final class PaidStage implements Capability.Local {

    @Override
    public Signature signature() {
        return Signature.of("order.paid", "paid").learning(OrderFacts.UNPAID);
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        return batch.stream()
                .map(w -> Outcome.of("paid").with(OrderFacts.UNPAID, false))
                .toList();
    }
}
