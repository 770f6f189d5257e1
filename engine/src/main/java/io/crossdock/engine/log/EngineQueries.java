package io.crossdock.engine.log;

import io.crossdock.engine.EngineEvents;
import io.crossdock.engine.Event;
import io.crossdock.engine.LogPosition;
import io.crossdock.engine.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Read-only queries over subjects, tasks and the log, in sets. */
public final class EngineQueries {

    /**
     * Where a subject stands.
     *
     * @param status moving, waiting, held, stuck or ended
     * @param since when it entered the stage
     * @param due when its next task is due; null if it has none
     */
    public record Standing(
            long subject,
            long parent,
            String process,
            int version,
            String stage,
            String status,
            Instant since,
            @Nullable Instant due,
            int attempt) {}

    /**
     * Subjects at a stage, and the time at which the oldest of them entered it.
     *
     * @param status {@code moving}, {@code waiting}, {@code held} or {@code stuck}
     * @param count number of subjects
     * @param oldest when the one that has been there longest entered the stage
     */
    public record StageCount(String process, int version, String stage, String status, long count, Instant oldest) {}

    /**
     * Tasks of all queues: due now, due later, under way.
     *
     * @param due tasks that are due now
     * @param later tasks that are due later
     * @param running tasks under way
     */
    public record Load(long due, long later, long running) {}

    /**
     * How far a subscriber is behind.
     *
     * @param events committed events that it has yet to read
     * @param parked events that it can't digest, and those behind them
     */
    public record Lag(String subscriber, long events, long parked) {}

    /** A hold of a process version, with a time. */
    public record HeldBefore(String process, int version, String stage, Instant since) {}

    private EngineQueries() {}

    /** Events of a subject after a sequence number, oldest first. */
    public static List<Event> timeline(Tx tx, long subject, int afterSeq, int most) {
        return LogOrderStore.timeline(tx, subject, afterSeq, most);
    }

    /** The first events of these subjects: all that there is of those that have a log for one event. */
    public static List<Event> firsts(Tx tx, Collection<Long> subjects) {
        return LogOrderStore.firsts(tx, subjects);
    }

    /** The last {@link EngineEvents#MOVED} of each of these subjects by one of these signals, if it has one. */
    public static List<Event> lastMoves(Tx tx, Collection<Long> subjects, Collection<String> signals) {
        return LogOrderStore.lastMoves(tx, subjects, signals);
    }

    /** The log in its order, after a place; {@link LogPosition#START} reads from the start. */
    public static List<Event> log(Tx tx, LogPosition after, int most) {
        return LogOrderStore.read(tx, after, most);
    }

    /** Events of some types after a place and up to another. */
    public static List<Event> log(Tx tx, LogPosition after, LogPosition until, Collection<String> types, int most) {
        return LogOrderStore.read(tx, after, until, types, most);
    }

    /**
     * Number of events after a place, without counting them. Negative if this log has not reached the place: it is of
     * another database, or of this one before it was restored.
     */
    public static long behind(Tx tx, LogPosition after) {
        return LogOrderStore.last(tx) - after.number();
    }

    /** Where these subjects stand, in key order; unknown subjects are left out. */
    public static List<Standing> standing(Tx tx, Collection<Long> subjects) {
        return StandingStore.of(tx, subjects);
    }

    /** Where the children of these parents stand. */
    public static List<Standing> children(Tx tx, Collection<Long> parents) {
        return StandingStore.children(tx, parents);
    }

    /**
     * Subjects that stand at a stage of a process, in any version: newest first, with ids smaller than {@code below}.
     */
    public static List<Long> at(Tx tx, String process, String stage, long below, int most) {
        return StandingStore.at(tx, process, stage, below, most);
    }

    /** Number of subjects that entered one of these holds before the time given with it. */
    public static long heldBefore(Tx tx, List<HeldBefore> holds) {
        return StandingStore.heldBefore(tx, holds);
    }

    /** Subjects that are held or stuck, those that wait longest first. */
    public static List<Standing> held(Tx tx, int most) {
        return StandingStore.held(tx, most);
    }

    /**
     * Number of subjects per process, version, stage and status. Reads only the subjects that have not ended: by the
     * indexes of those that are due, are being called for, or are stuck. Those that ended are counted when they end.
     */
    public static List<StageCount> stages(Tx tx) {
        return StandingStore.stages(tx);
    }

    /** Tasks of all queues together. */
    public static Load load(Tx tx) {
        return StandingStore.load(tx);
    }

    /** Those of these subjects of which a subscriber has parked an event. */
    public static Set<Long> parked(Tx tx, Collection<Long> subjects) {
        return ParkedEventStore.anyOf(tx, subjects);
    }

    /** How far behind each subscriber is, by name. */
    public static List<Lag> lags(Tx tx) {
        return SubscriberStore.lags(tx);
    }

    /**
     * Subjects that have no next task although they are neither stuck nor ended: a fault of the engine. At most 100.
     */
    public static List<Standing> withoutNextStep(Tx tx) {
        return StandingStore.withoutNextStep(tx);
    }

    /**
     * Subjects whose sequence in the log has a gap, as far as {@link LogProof} has read: the log is not complete. At
     * most 100.
     */
    public static List<Long> subjectsWithGaps(Tx tx) {
        return LogProofStore.subjectsWithGaps(tx);
    }
}
