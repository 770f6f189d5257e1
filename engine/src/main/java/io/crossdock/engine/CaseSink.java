package io.crossdock.engine;

import java.util.List;

/** Takes the problems that need a person. Called before the transaction that raised them commits. */
@FunctionalInterface
public interface CaseSink {
    void raise(Tx tx, List<Tx.Problem> problems);

    /** Notes on open cases that they are overdue, once. Problems without an open case are skipped. */
    default void escalate(Tx tx, List<Tx.Escalated> escalated) {}

    /** Closes the open cases of problems whose cause is gone. Problems without an open case are skipped. */
    default void settle(Tx tx, List<Tx.Settled> settled) {}
}
