package io.crossdock.engine;

import java.util.function.Function;

/** The engine of one node. (Signatures are settled; the body is being written.) */
public final class Engine implements AutoCloseable {

    /** Runs work in one transaction, then the local stages of what it started, and commits. Deadlocks are run again. */
    public <R> R transact(String actor, Function<Tx, R> work) {
        throw new UnsupportedOperationException();
    }

    /** Reads in one read-only transaction. */
    public <R> R read(Function<Tx, R> work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
