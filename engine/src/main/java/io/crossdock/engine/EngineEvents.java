package io.crossdock.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events that the engine itself writes: the way of a subject through its process. */
public final class EngineEvents {

    public static final EventType<Moved> MOVED = new EventType<>("moved", Moved.class);
    public static final EventType<Ended> ENDED = new EventType<>("ended", Ended.class);
    public static final EventType<Tried> RETRYING = new EventType<>("retrying", Tried.class);
    public static final EventType<Tried> GAVE_UP = new EventType<>("gave-up", Tried.class);
    public static final EventType<Tried> STUCK = new EventType<>("stuck", Tried.class);
    public static final EventType<TriedAgain> TRIED_AGAIN = new EventType<>("tried-again", TriedAgain.class);
    public static final EventType<Undone> UNDONE = new EventType<>("undone", Undone.class);
    public static final EventType<Ignored> EVENT_IGNORED = new EventType<>("event-ignored", Ignored.class);

    /** On the log of subject 0. */
    public static final EventType<Activated> PROCESS_ACTIVATED = new EventType<>("process-activated", Activated.class);

    private EngineEvents() {}

    /** To another stage, because of an outcome, event, limit or decision. */
    public record Moved(String from, String on, String to) {}

    /** The process is over. */
    public record Ended(String from, String on, String state) {}

    /** A try failed. @param due when the next one comes; null where none does */
    public record Tried(
            String capability,
            int attempt,
            String reason,
            @Nullable Instant due) {}

    /** A person has the stage tried again at which the subject was stuck. */
    public record TriedAgain(String stage) {}

    /** A stage's work was taken back. */
    public record Undone(String stage, String outcome) {}

    /** New subjects start on this version. */
    public record Activated(String process, int version, String reason) {}

    /** An event came that nobody awaits. */
    public record Ignored(String event, String stage, String why) {}
}
