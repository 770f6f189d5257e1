package io.crossdock.orchestration.web;

import io.crossdock.engine.Definition;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Stage;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Views.Standing;
import io.crossdock.orchestration.web.OrderView.HoldView;
import io.crossdock.shared.IdText;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What waits for a person, and what that person may decide: read from the process that the subject is pinned to. */
@Component
final class Holds {

    private final Engine engine;

    Holds(Engine engine) {
        this.engine = engine;
    }

    List<HoldView> of(Tx tx, List<Standing> standings) {
        var holds = new ArrayList<HoldView>();
        for (var standing : standings) {
            if (standing.status().equals("stuck")) {
                holds.add(view(standing, "the stage failed again and again", "engineering", List.of("try-again")));
            } else if (stage(tx, standing) instanceof Stage.Hold hold && standing.status().equals("held")) {
                holds.add(view(standing, hold.reason(), hold.owner(), List.copyOf(hold.resolve().keySet())));
            }
        }
        return holds;
    }

    private static HoldView view(Standing standing, String reason, String owner, List<String> resolutions) {
        long order = standing.process().equals("order") ? standing.subject() : standing.parent();
        return new HoldView(
                SubjectText.of(standing),
                IdText.print('O', order),
                standing.process(),
                standing.version(),
                standing.stage(),
                reason,
                owner,
                standing.since(),
                standing.due(),
                resolutions);
    }

    Stage stage(Tx tx, Standing standing) {
        return definition(tx, standing).stages().get(standing.stage());
    }

    Definition definition(Tx tx, Standing standing) {
        return engine.processes()
                .find(tx, standing.process(), standing.version())
                .orElseThrow(() -> new IllegalStateException("no process " + standing.process() + " " + standing.version()));
    }

    /** Whether an event would be taken where the subject stands. */
    boolean takes(Tx tx, Standing standing, String event) {
        return definition(tx, standing).events().getOrDefault(event, List.of()).stream()
                .anyMatch(rule -> rule.from().contains(standing.stage()));
    }
}
