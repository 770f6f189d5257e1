package io.crossdock.orchestration.stage.waiting;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * {@code inventory.promise-or-ask}: as {@code inventory.promise-supply}; then the table {@code backorder-consent} says
 * whether customers are asked if they wait. A process that runs it takes the event {@code wait-declined} where it
 * waits.
 */
@Component
final class PromiseConsentStage implements Capability.Local {

    static final String NAME = "inventory.promise-or-ask";

    private final PromiseSupplyStage promising;
    private final ConsentTable consents;

    PromiseConsentStage(PromiseSupplyStage promising, ConsentTable consents) {
        this.promising = promising;
        this.consents = consents;
    }

    @Override
    public Signature signature() {
        return promising.signature(NAME);
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        var days = new HashMap<Long, LocalDate>();
        var outcomes = promising.run(tx, batch, days);
        consents.ask(tx, Work.subjects(batch), days);
        return outcomes;
    }
}
