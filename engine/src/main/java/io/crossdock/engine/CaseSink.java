package io.crossdock.engine;

import java.util.List;

/** Where problems go that need a person. Called before the transaction that met them commits. */
@FunctionalInterface
public interface CaseSink {
    void raise(Tx tx, List<Tx.Problem> problems);

    /** The reasons of these are gone; those without an open case are passed over. */
    default void settle(Tx tx, List<Tx.Settled> settled) {}
}
