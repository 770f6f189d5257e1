package io.crossdock.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events that the engine itself writes: how a subject moves through its process. */
public final class EngineEvents {

    public static final EventType<Moved> MOVED = new EventType<>("moved", Moved.class);
    public static final EventType<Ended> ENDED = new EventType<>("ended", Ended.class);
    public static final EventType<Tried> RETRYING = new EventType<>("retrying", Tried.class);
    public static final EventType<Tried> GAVE_UP = new EventType<>("gave-up", Tried.class);
    public static final EventType<Tried> STUCK = new EventType<>("stuck", Tried.class);
    public static final EventType<TriedAgain> TRIED_AGAIN = new EventType<>("tried-again", TriedAgain.class);
    public static final EventType<Undone> UNDONE = new EventType<>("undone", Undone.class);
    public static final EventType<Ignored> EVENT_IGNORED = new EventType<>("event-ignored", Ignored.class);
    public static final EventType<ParkedDismissed> PARKED_DISMISSED =
            new EventType<>("parked-event-dismissed", ParkedDismissed.class);

    /** On the log of subject 0. */
    public static final EventType<Activated> PROCESS_ACTIVATED = new EventType<>("process-activated", Activated.class);

    private EngineEvents() {}

    /**
     * The subject moved to another stage, because of an outcome, event, limit or decision.
     *
     * @param note the reason of a decision or request, in its actor's words; null in events of older releases
     * @param facts facts that the conditions of the move used, if one of them was read for it; else empty
     */
    public record Moved(
            String from,
            String on,
            String to,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
            String note,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
            Map<String, Object> facts) {}

    /** The process ended. @param facts as in {@link Moved} */
    public record Ended(
            String from,
            String on,
            String state,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
            Map<String, Object> facts) {}

    /** A try failed. @param due time of the next try; null if there is none */
    public record Tried(
            String capability,
            int attempt,
            String reason,
            @Nullable Instant due) {}

    /** A person had a stuck subject try its stage again. */
    public record TriedAgain(
            String stage,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
            String note) {}

    /** The work of a stage was undone. */
    public record Undone(String stage, String outcome) {}

    /** A person gave up an event that a subscriber could not digest; {@code seq} is that event's. */
    public record ParkedDismissed(String subscriber, int seq, String type, String reason) {}

    /** A version was activated; new subjects start on it. */
    public record Activated(String process, int version, String reason) {}

    /** A signal was ignored; {@code why} tells whether the process had ended or the stage did not allow it. */
    public record Ignored(
            String event,
            String stage,
            String why,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
            String note) {}
}
