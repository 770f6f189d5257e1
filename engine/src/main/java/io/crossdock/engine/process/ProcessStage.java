package io.crossdock.engine.process;

import io.crossdock.engine.CaseKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place in a process where a subject can stand. */
public sealed interface ProcessStage {

    String name();

    /** A capability is due for whoever stands here; its outcome leads on. */
    sealed interface Running extends ProcessStage {

        /** What follows failed tries; null where the document says nothing. */
        @Nullable
        Retry retry();
    }

    /** Whoever stands here stays until an event, a person or the limit moves it. */
    sealed interface Resting extends ProcessStage {

        Limit limit();
    }

    /**
     * Runs a capability.
     *
     * @param on for each outcome the branches, tried in order; the last has no condition
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
     * @param due business time until the case that it raises is overdue
     * @param resolve for each resolution where it leads
     */
    record Hold(String name, String reason, String owner, Duration due, Map<String, String> resolve, Limit limit)
            implements Resting {

        /** Of the case that it raises. */
        public CaseKind kind() {
            return new CaseKind("hold-" + name, owner, due);
        }
    }

    /** Runs the undo capabilities of the stages that were entered, newest first. */
    record Undo(String name, Retry retry, String then) implements Running {}

    /** Nothing follows. */
    record End(String name, String state) implements ProcessStage {}

    /** Where an outcome leads, if the condition holds. */
    record Branch(@Nullable StageCondition when, String to) {}

    /**
     * How often a capability is tried, and what follows when it was in vain.
     *
     * @param attempts in all, the first included
     * @param first pause after the first failure; doubled each time
     * @param longest no pause is longer
     */
    record Retry(int attempts, Duration first, Duration longest, String otherwise) {

        /** Pause after so many failed attempts. */
        public Duration pause(int failed) {
            long millis = first.toMillis() << Math.min(failed - 1, 20);
            return Duration.ofMillis(Math.min(millis, longest.toMillis()));
        }
    }

    /**
     * How long a subject may wait here.
     *
     * @param to where it goes then; null: it stays and a case is raised, each time anew
     * @param times how often {@code to} is taken before {@code then} is; 0: always
     * @param raise the case, when {@code to} is null
     */
    record Limit(
            Duration after,
            @Nullable String to,
            int times,
            @Nullable String then,
            @Nullable CaseKind raise) {}
}
