package io.crossdock.engine.process;

import io.crossdock.engine.CaseKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A point of a process at which a subject stands. */
public sealed interface ProcessStage {

    String name();

    /** A stage that runs a capability; its outcome leads on. */
    sealed interface Running extends ProcessStage {

        /** Says how failed tries are repeated; null if the document does not say. */
        @Nullable
        Retry retry();
    }

    /** A stage at which a subject stays until an event, a person or the limit moves it. */
    sealed interface Resting extends ProcessStage {

        Limit limit();
    }

    /**
     * Runs a capability.
     *
     * @param on by outcome, the branches that are tried in order; the last has no condition
     */
    record Run(
            String name,
            String capability,
            Map<String, String> with,
            @Nullable Retry retry,
            Map<String, List<Branch>> on)
            implements Running {}

    /** Waits for one of several events, at most until the limit. */
    record Await(String name, Map<String, String> on, Limit limit) implements Resting {}

    /**
     * Stops until a person resolves it, or until the limit.
     *
     * @param due business time until its case is overdue
     * @param raised kind of the case that says so already: the module that raised it also ends it, by what settles its
     *     cause. Null: the hold has a case of its own
     * @param resolve by resolution, the stage that follows
     */
    record Hold(
            String name,
            String reason,
            String owner,
            Duration due,
            @Nullable String raised,
            Map<String, String> resolve,
            Limit limit)
            implements Resting {

        /** Kind of its case. */
        public CaseKind kind() {
            return new CaseKind(raised == null ? "hold-" + name : raised, owner, due);
        }
    }

    /** Runs the undo capabilities of the stages that were entered, newest first. */
    record Undo(String name, Retry retry, String then) implements Running {}

    /** The end of the process. */
    record End(String name, String state) implements ProcessStage {}

    /** The stage to which an outcome leads, if the condition holds. */
    record Branch(@Nullable StageCondition when, String to) {}

    /**
     * How often a capability is tried, and the stage that follows if every try fails.
     *
     * @param attempts number of tries, the first included
     * @param first pause after the first failure; doubled each time
     * @param longest longest pause
     */
    record Retry(int attempts, Duration first, Duration longest, String otherwise) {

        /** Pause after this many failed attempts. */
        public Duration pause(int failed) {
            long millis = first.toMillis() << Math.min(failed - 1, 20);
            return Duration.ofMillis(Math.min(millis, longest.toMillis()));
        }
    }

    /**
     * The longest time that a subject waits at a stage.
     *
     * @param to stage that follows; null: the subject stays and a case is raised each time
     * @param times how often {@code to} follows before {@code then} does; 0: always
     * @param raise kind of the case, if {@code to} is null
     */
    record Limit(
            Duration after,
            @Nullable String to,
            int times,
            @Nullable String then,
            @Nullable CaseKind raise) {}
}
