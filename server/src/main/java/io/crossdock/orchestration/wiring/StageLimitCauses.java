package io.crossdock.orchestration.wiring;

import io.crossdock.cases.CaseCause;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.process.ProcessStage;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The case of a wait that lasts too long ends when its subject goes on. */
@Component
final class StageLimitCauses implements CaseCause {

    /** How the kinds of such cases end. */
    static final String TOO_LONG = "-too-long";

    private final Engine engine;

    StageLimitCauses(Engine engine) {
        this.engine = engine;
    }

    /** Processes say what they are. */
    @Override
    public Set<String> kinds() {
        return Set.of();
    }

    @Override
    public boolean checks(String kind) {
        return kind.endsWith(TOO_LONG);
    }

    @Override
    public String cause() {
        return "stage";
    }

    @Override
    public Map<Long, String> holding(Tx tx, String kind, Collection<Long> subjects) {
        var processes = engine.processes();
        var holding = new HashMap<Long, String>();
        for (var at : EngineQueries.standing(tx, subjects)) {
            var stage = processes.pinned(at.process(), at.version()).stage(at.stage());
            if (stage instanceof ProcessStage.Await await
                    && await.limit().raise() != null
                    && await.limit().raise().name().equals(kind)) {
                holding.put(at.subject(), "It still waits at " + at.stage() + "; the case closes when it goes on");
            }
        }
        return holding;
    }
}
