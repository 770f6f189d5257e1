package io.crossdock.engine;

import io.crossdock.engine.sql.Sql;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * One database transaction over a set of subjects. Every verb of every module takes it first and a list second.
 *
 * <p>What is emitted, signaled and started is written when the transaction commits, in one statement per table,
 * together with the changes that the verbs made; a rolled-back transaction leaves nothing. Not thread-safe.
 */
public interface Tx {

    /** Business time of this transaction, the same for everything in it. Never ask another clock. */
    Instant at();

    /** Who acts: a person, a channel, or {@code engine}. Written to the log with every event. */
    String actor();

    /** A statement with {@code ?} parameters; lists are bound as arrays. */
    Sql sql(String text);

    /** The connection, for what {@link #sql} can't do ({@code copy}). Never commit or close it. */
    Connection connection();

    /** One new id, unique over all subjects and rows of this database, rising on each node. */
    long nextId();

    /**
     * An object that all who take part in this transaction share, one of each type. It is never stored, and gone with
     * the transaction.
     *
     * @param fresh makes it at the first question
     */
    <T> T shared(Class<T> type, Supplier<T> fresh);

    /**
     * Appends a fact to the log of a subject.
     *
     * @param subject whose history this belongs to
     * @param type kebab-case past participle, for instance {@code stock-reserved}
     * @param data a record; written as JSON
     */
    void emit(long subject, String type, Object data);

    /** The same with data of the type's own shape. */
    default <T> void emit(long subject, EventType<T> type, T data) {
        emit(subject, type.name(), data);
    }

    /**
     * Offers an event from outside to a subject's process. Delivered by a task of its own, in the order of offering per
     * subject; it waits while the subject's remote call is under way, and is kept for a stage that awaits it.
     */
    void signal(Signal signal);

    /** Starts processes. Their local stages run before this transaction commits. */
    void start(List<Start> starts);

    /** Raises a case: a problem that needs a person. */
    void raise(Problem problem);

    /** Says that the reason of a case is gone: an open one is closed. */
    void settle(Settled settled);

    /**
     * An event for a subject's process.
     *
     * @param event as named in the process document
     * @param data carried to the stage that follows as {@link Work#cause()}
     */
    record Signal(long subject, String event, Object data) {}

    /**
     * A process to start.
     *
     * @param subject a new id
     * @param parent the subject that this one works for, or 0
     * @param process its active version is pinned to the subject
     * @param facts what its conditions may ask for, as declared in the document
     */
    record Start(long subject, long parent, String process, Facts facts) {}

    /**
     * What a person has to look at.
     *
     * @param kind kebab-case, the root cause under which cases are grouped, for instance {@code paid-not-allocated}
     * @param owner the team
     * @param dueInSeconds business time until it is overdue
     */
    record Problem(long subject, String kind, String owner, long dueInSeconds, String detail) {}

    /**
     * A problem that is none any more.
     *
     * @param kind as it was raised
     * @param resolution what happened
     */
    record Settled(long subject, String kind, String resolution) {}
}
