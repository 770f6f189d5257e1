package io.crossdock.orchestration.stage.returns;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.returns.Returns;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code returns.expire}: ends returns whose goods did not arrive in time. */
@Component
final class ExpireReturnStage implements Capability.Local {

    private final Returns returns;

    ExpireReturnStage(Returns returns) {
        this.returns = returns;
    }

    @Override
    public Signature signature() {
        return Signature.of("returns.expire", "expired");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        returns.expire(tx, Work.subjects(batch));
        return Outcome.all(batch, "expired");
    }
}
