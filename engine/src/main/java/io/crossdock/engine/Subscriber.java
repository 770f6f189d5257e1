package io.crossdock.engine;

import java.util.List;

/**
 * Reads the log from its own offset, in commit-safe order, in batches. The offset moves in the same transaction as what
 * it writes, so what it does in the database happens once; an effect elsewhere must carry the event's position as its
 * key.
 */
public interface Subscriber {

    /** Name of the offset; never change it. */
    String name();

    /**
     * The events of a batch, oldest first. An exception stops this subscriber alone; the batch is tried again with
     * backoff.
     */
    void on(Tx tx, List<Event> events);
}
