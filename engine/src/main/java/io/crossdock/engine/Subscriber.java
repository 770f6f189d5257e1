package io.crossdock.engine;

import java.util.List;

/**
 * Reads the log in batches from its own offset, in commit-safe order. The offset moves in the transaction that the
 * subscriber writes in, so its changes to the database happen once. A call to another system must use the event's
 * position as its key.
 */
public interface Subscriber {

    /** Name of the offset; never change it. */
    String name();

    /**
     * Handles a batch of events, oldest first. An exception stops this subscriber alone; the batch is tried again with
     * backoff.
     */
    void on(Tx tx, List<Event> events);
}
