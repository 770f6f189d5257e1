package io.crossdock.engine;

import io.crossdock.engine.sql.Sql;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One database transaction over a set of subjects. Every verb of every module takes it first and a list second.
 *
 * <p>Events, signals and starts are written when the transaction commits, in one statement per table, together with the
 * changes that the verbs made; a rolled-back transaction leaves nothing. Not thread-safe.
 */
public interface Tx {

    /** Business time of this transaction, the same for all its work. Never ask another clock. */
    Instant at();

    /** The person, channel or system that acts, for instance {@code engine}. Written to the log with every event. */
    String actor();

    /** A statement with {@code ?} parameters; lists are bound as arrays. */
    Sql sql(String text);

    /** The connection, for statements that {@link #sql} can't run ({@code copy}). Never commit or close it. */
    Connection connection();

    /** One new id, unique over all subjects and rows of this database, rising on each node. */
    long nextId();

    /**
     * An object that is shared within this transaction, one per type. It is never stored and ends with the transaction.
     *
     * @param fresh creates it on the first call
     */
    <T> T shared(Class<T> type, Supplier<T> fresh);

    /**
     * Appends an event to the log of a subject.
     *
     * @param subject the subject whose history it belongs to
     * @param type kebab-case past participle, for instance {@code stock-reserved}
     * @param data a record; written as JSON
     */
    void emit(long subject, String type, Object data);

    /** Appends an event whose data has the record of its type. */
    default <T> void emit(long subject, EventType<T> type, T data) {
        emit(subject, type.name(), data);
    }

    /**
     * Appends an event that somebody else caused, whose decision this transaction carries out.
     *
     * @param by the person, channel or system that decided
     */
    <T> void emitBy(String by, long subject, EventType<T> type, T data);

    /**
     * Offers an event from outside to a subject's process. A task of its own delivers it, per subject in the order of
     * offering. It waits while a remote call of the subject is under way, and is kept for a stage that awaits it.
     */
    void signal(Signal signal);

    /** Facts of a subject's process, as they were committed last; without any where it has no process. */
    Facts facts(long subject);

    /** Name of the process of a subject that this transaction moves; empty for any other. */
    String process(long subject);

    /** Starts processes. Their local stages run before this transaction commits. */
    void start(List<Start> starts);

    /** Raises a case: a problem that needs a person. */
    void raise(Problem problem);

    /** Says that nobody has decided on a problem in its due time. Its open case says so, once. */
    void escalate(Escalated escalated);

    /** Says that the cause of a problem is gone. Its open case is closed. */
    void settle(Settled settled);

    /**
     * An event that is offered to a subject's process.
     *
     * @param event as named in the process document
     * @param data passed to the next stage as {@link Work#cause()}
     * @param note the reason in the words of the actor, for the log; empty if there are none
     */
    record Signal(long subject, String event, Object data, String note) {

        /** One without a reason. */
        public Signal(long subject, String event, Object data) {
            this(subject, event, data, "");
        }
    }

    /**
     * A process to start.
     *
     * @param subject a new id
     * @param parent the subject that this one works for; 0 if none
     * @param process name of the process; its active version is pinned to the subject
     * @param facts values for its conditions, as declared in the document
     */
    record Start(long subject, long parent, String process, Facts facts) {}

    /**
     * A problem that needs a person.
     *
     * @param kind kebab-case cause under which cases are grouped, for instance {@code paid-not-allocated}
     * @param owner the team that decides
     * @param dueInSeconds business time until the case is overdue
     */
    record Problem(long subject, String kind, String owner, long dueInSeconds, String detail) {}

    /**
     * A problem whose cause is gone. Its open case is closed.
     *
     * @param kind as it was raised
     * @param resolution what happened
     * @param by who did it; null: the transaction's actor
     */
    record Settled(
            long subject,
            String kind,
            String resolution,
            @Nullable String by) {}

    /**
     * A problem on which nobody has decided in its due time.
     *
     * @param kind as it was raised
     * @param team the team that looks after it now, beside its owner
     * @param detail a sentence with the times
     */
    record Escalated(long subject, String kind, String team, String detail) {}
}
