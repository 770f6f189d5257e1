package io.crossdock.orchestration.stage.curbside;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillments;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code curbside.note-told}: a person has told the store, whose system can't be, that the customer is at its curb. */
@Component
final class TellStoreStage implements Capability.Local {

    private final Fulfillments fulfillments;

    TellStoreStage(Fulfillments fulfillments) {
        this.fulfillments = fulfillments;
    }

    @Override
    public Signature signature() {
        return Signature.of("curbside.note-told", "noted");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        var told = new HashMap<Long, Integer>();
        fulfillments.load(tx, Work.subjects(batch)).forEach(f -> {
            if (f.pickup() != null && f.pickup().arrival() != null) {
                told.put(f.id().value(), f.pickup().arrival().number());
            }
        });
        fulfillments.arrivalTold(tx, told);
        return Outcome.all(batch, "noted");
    }
}
