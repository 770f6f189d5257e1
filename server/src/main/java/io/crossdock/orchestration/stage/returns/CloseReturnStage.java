package io.crossdock.orchestration.stage.returns;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.returns.Returns;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code returns.close}: closes returns whose goods are received and refunded. */
@Component
final class CloseReturnStage implements Capability.Local {

    private final Returns returns;

    CloseReturnStage(Returns returns) {
        this.returns = returns;
    }

    @Override
    public Signature signature() {
        return Signature.of("returns.close", "closed");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        returns.close(tx, Work.subjects(batch));
        return Outcome.all(batch, "closed");
    }
}
