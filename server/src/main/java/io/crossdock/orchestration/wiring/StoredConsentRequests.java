package io.crossdock.orchestration.wiring;

import io.crossdock.engine.Engine;
import io.crossdock.engine.SubjectLockStore;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.orders.consent.ConsentRequests;
import io.crossdock.orders.consent.ConsentRule;
import io.crossdock.orders.consent.WaitConsents;
import io.crossdock.orders.consent.WaitState;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes answers of customers for orders that wait at a stage which takes a refusal. */
@Component
final class StoredConsentRequests implements ConsentRequests {

    private static final String PROCESS = "order";
    private static final String ENDED = "ended";

    private final Engine engine;
    private final WaitConsents consents;

    StoredConsentRequests(Engine engine, WaitConsents consents) {
        this.engine = engine;
        this.consents = consents;
    }

    @Override
    public Outcome answer(Tx tx, Answering said) {
        var key = List.of(said.order().value());
        SubjectLockStore.take(tx, key);
        var standing = EngineQueries.standing(tx, key).stream()
                .filter(at -> at.process().equals(PROCESS))
                .findFirst();
        var all = consents.of(tx, key);
        var outcome = standing.filter(this::waits).isPresent()
                ? ConsentRule.waiting(all, said.question(), said.answer())
                : ConsentRule.goingOn(all, said.question(), said.answer());
        if (outcome == Outcome.TAKEN) {
            var last = all.stream()
                    .filter(q -> q.state() != WaitState.NOT_ASKED)
                    .reduce((_, later) -> later)
                    .orElseThrow();
            consents.answer(tx, last, said.answer(), said.note());
        }
        return outcome;
    }

    private boolean waits(Standing at) {
        return !at.status().equals(ENDED)
                && engine.processes().pinned(PROCESS, at.version()).takes(at.stage(), WaitConsents.DECLINED_SIGNAL);
    }
}
