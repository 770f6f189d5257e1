package io.crossdock.orchestration.stage.curbside;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillments;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code curbside.leave}: the customer who was at the curb has gone without the goods. */
@Component
final class LeaveStage implements Capability.Local {

    private final Fulfillments fulfillments;

    LeaveStage(Fulfillments fulfillments) {
        this.fulfillments = fulfillments;
    }

    @Override
    public Signature signature() {
        return Signature.of("curbside.leave", "left");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        fulfillments.leave(tx, Work.subjects(batch));
        return Outcome.all(batch, "left");
    }
}
