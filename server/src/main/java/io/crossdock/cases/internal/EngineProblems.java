package io.crossdock.cases.internal;

import io.crossdock.cases.Cases;
import io.crossdock.cases.NewCase;
import io.crossdock.engine.CaseSink;
import io.crossdock.engine.Tx;
import java.util.List;
import org.springframework.stereotype.Component;

/** Turns the problems that the engine and the capabilities raise into cases. */
@Component
final class EngineProblems implements CaseSink {

    private final Cases cases;

    EngineProblems(Cases cases) {
        this.cases = cases;
    }

    @Override
    public void raise(Tx tx, List<Tx.Problem> problems) {
        cases.raise(
                tx,
                problems.stream()
                        .map(p -> new NewCase(
                                p.subject(), p.kind(), p.owner(), tx.at().plusSeconds(p.dueInSeconds()), p.detail()))
                        .toList());
    }

    @Override
    public void escalate(Tx tx, List<Tx.Escalated> escalated) {
        cases.escalate(tx, escalated);
    }

    @Override
    public void settle(Tx tx, List<Tx.Settled> settled) {
        cases.settle(tx, settled);
    }
}
