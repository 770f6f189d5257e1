package io.crossdock.engine;

import java.util.List;

/** Where problems go that need a person. Called before the transaction that met them commits. */
@FunctionalInterface
public interface CaseSink {
    void raise(Tx tx, List<Tx.Problem> problems);
}
