package io.crossdock.orchestration.web;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.EngineQueries.HeldBefore;
import io.crossdock.engine.log.EngineQueries.StageCount;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.engine.process.ProcessDefinition;
import io.crossdock.engine.process.ProcessStage;
import io.crossdock.orchestration.web.OrderView.HoldView;
import io.crossdock.orders.consent.WaitConsents;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.SubjectText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists the subjects that wait for a person, with the decisions that their pinned process version allows. */
@Component
final class PersonHolds {

    private final Engine engine;

    /**
     * @param open number of subjects that wait for a person
     * @param overdue those of {@code open} whose due time has passed
     */
    record HoldCounts(long open, long overdue) {}

    PersonHolds(Engine engine) {
        this.engine = engine;
    }

    List<HoldView> of(List<Standing> standings) {
        var holds = new ArrayList<HoldView>();
        for (var standing : standings) {
            if (standing.status().equals("stuck")) {
                holds.add(
                        view(standing, "the stage failed again and again", "engineering", null, List.of("try-again")));
            } else if (stage(standing) instanceof ProcessStage.Hold hold
                    && standing.status().equals("held")) {
                holds.add(view(
                        standing,
                        hold.reason(),
                        hold.owner(),
                        standing.since().plus(hold.due()),
                        List.copyOf(hold.resolve().keySet())));
            }
        }
        return holds;
    }

    private static HoldView view(
            Standing standing, String reason, String owner, @Nullable Instant dueAt, List<String> resolutions) {
        return new HoldView(
                SubjectText.of(standing),
                SubjectText.order(standing),
                standing.process(),
                standing.version(),
                standing.stage(),
                reason,
                owner,
                standing.since(),
                dueAt,
                standing.due(),
                resolutions);
    }

    /** Counts the subjects that wait for a person, out of the counts of {@link EngineQueries#stages}. */
    HoldCounts counts(Tx tx, List<StageCount> stages) {
        var open = stages.stream()
                .filter(s -> s.status().equals("held") || s.status().equals("stuck"))
                .toList();
        var due = new ArrayList<HeldBefore>();
        for (var held : open) {
            if (definition(held.process(), held.version()).stages().get(held.stage())
                    instanceof ProcessStage.Hold hold) {
                due.add(new HeldBefore(
                        held.process(), held.version(), held.stage(), tx.at().minus(hold.due())));
            }
        }
        return new HoldCounts(
                open.stream().mapToLong(StageCount::count).sum(),
                due.isEmpty() ? 0 : EngineQueries.heldBefore(tx, due));
    }

    private ProcessStage stage(Standing standing) {
        return ListIndex.known(
                definition(standing.process(), standing.version()).stages(), standing.stage());
    }

    private ProcessDefinition definition(String process, int version) {
        return engine.processes().pinned(process, version);
    }

    /** Whether the subject's stage takes a cancel request. */
    boolean cancelable(Standing standing) {
        return CancelCheck.takes(definition(standing.process(), standing.version()), standing.stage());
    }

    /** Whether the subject waits at a stage that takes its customer's refusal to wait. */
    boolean takesAnswer(Standing standing) {
        return definition(standing.process(), standing.version()).takes(standing.stage(), WaitConsents.DECLINED_SIGNAL);
    }
}
