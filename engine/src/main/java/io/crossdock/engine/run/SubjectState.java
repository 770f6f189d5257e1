package io.crossdock.engine.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Work;
import io.crossdock.engine.process.ProcessDefinition;
import io.crossdock.engine.process.ProcessStage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A row of {@code engine.subject} while a transaction works on it. */
public final class SubjectState {

    /** Where a subject stands, as people see it. */
    public enum Status {
        MOVING,
        WAITING,
        HELD,
        STUCK,
        ENDED;

        String sql() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Status of(String sql) {
            return valueOf(sql.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /**
     * The record of a subject's way through its process.
     *
     * @param undo entered stages that have an undo, oldest first
     * @param limits by stage, how often its limit has passed; under {@link #STEPS}, how many stages it has entered
     *     since it rested last
     * @param cause data of the latest event, until the subject waits again
     * @param holds by stage that a limit has ended: since when the subject stood there, until it is out of the round
     * @param open holds that a limit has ended, and waits that took too long: their cases are open
     * @param limitAt when the limit passes, where the deadline of a hold comes first; else null
     * @param left the wait that an event has ended, until the subject rests again; else null
     */
    record Trail(
            List<String> undo,
            Map<String, Integer> limits,
            @Nullable JsonNode cause,
            Map<String, Instant> holds,
            Set<String> open,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant limitAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LeftWait left) {

        /** Rows from before holds had clocks have none. */
        Trail {
            holds = Objects.requireNonNullElseGet(holds, HashMap::new);
            open = Objects.requireNonNullElseGet(open, HashSet::new);
        }

        static Trail empty() {
            return new Trail(new ArrayList<>(), new HashMap<>(), null, new HashMap<>(), new HashSet<>(), null, null);
        }

        /** Counts a stage that the subject enters. @return how many it has entered since it rested last */
        int entered() {
            return limits.merge(STEPS, 1, Integer::sum);
        }

        void rested() {
            limits.remove(STEPS);
        }

        Trail because(@Nullable JsonNode event) {
            return new Trail(undo, limits, event, holds, open, limitAt, left);
        }

        Trail limited(@Nullable Instant at) {
            return new Trail(undo, limits, cause, holds, open, at, left);
        }

        Trail leaving(@Nullable LeftWait wait) {
            return new Trail(undo, limits, cause, holds, open, limitAt, wait);
        }
    }

    /** @param since when the wait began. @param limitAt when its limit passes */
    record LeftWait(String stage, Instant since, Instant limitAt) {}

    /** Stands for all stages in {@link Trail#limits}: no stage has this name. */
    private static final String STEPS = "";

    /** Queue of subjects whose next task is a time limit. */
    static final String TIMER = "timer";

    public final long id;
    final long parent;
    final ProcessDefinition process;
    final boolean isNew;
    String stage = "";
    int entry;
    int seq;
    public Status status = Status.MOVING;
    Instant since = Instant.EPOCH;
    String queue = "";

    @Nullable
    Instant due;

    int attempt;
    long owner;

    /** Whether it ends in this transaction. */
    boolean ends;

    Facts facts;

    /** Facts that were read for the next move. */
    Facts read = Facts.NONE;

    /** Facts that the conditions of the next move used, for the log. */
    Map<String, Object> because = Map.of();

    Trail trail;

    /** One that begins. */
    static SubjectState begin(long id, long parent, ProcessDefinition process, Facts facts) {
        return new SubjectState(id, parent, process, true, facts, Trail.empty());
    }

    /** One that has a row. */
    static SubjectState known(long id, long parent, ProcessDefinition process, Facts facts, Trail trail) {
        return new SubjectState(id, parent, process, false, facts, trail);
    }

    private SubjectState(long id, long parent, ProcessDefinition process, boolean isNew, Facts facts, Trail trail) {
        this.id = id;
        this.parent = parent;
        this.process = process;
        this.isNew = isNew;
        this.facts = facts;
        this.trail = trail;
    }

    ProcessStage at() {
        return process.stage(stage);
    }

    /** The stage at which a capability is due. */
    ProcessStage.Running running() {
        if (at() instanceof ProcessStage.Running running) {
            return running;
        }
        throw new IllegalStateException("subject " + id + " stands at " + stage + ", which runs nothing");
    }

    /** The stage at which the subject waits. */
    ProcessStage.Resting resting() {
        if (at() instanceof ProcessStage.Resting resting) {
            return resting;
        }
        throw new IllegalStateException("subject " + id + " has a timer at " + stage + ", which does not wait");
    }

    /** Sets the next task. */
    void next(String queue, Instant due) {
        this.queue = queue;
        this.due = due;
        this.owner = 0;
    }

    void nothingNext() {
        this.queue = "";
        this.due = null;
        this.owner = 0;
    }

    /** The subject as a capability gets it. */
    Work work() {
        var with = at() instanceof ProcessStage.Run run ? run.with() : Map.<String, String>of();
        var cause = trail.cause() == null ? MissingNode.getInstance() : trail.cause();
        return new Work(id, stage, id + "-" + entry, attempt + 1, with, facts, cause);
    }

    boolean quiet() {
        return status == Status.WAITING || status == Status.HELD;
    }
}
