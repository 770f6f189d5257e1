package io.crossdock.orchestration.stage.order;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.orders.OrderFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code order.continue}: somebody has decided that an order goes on whose buyer asked to cancel it. */
@Component
final class ContinueStage implements Capability.Local {

    @Override
    public Signature signature() {
        return Signature.of("order.continue", "continued").learning(OrderFacts.CANCEL_ASKED);
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        return batch.stream()
                .map(w -> Outcome.of("continued").with(OrderFacts.CANCEL_ASKED, false))
                .toList();
    }
}
