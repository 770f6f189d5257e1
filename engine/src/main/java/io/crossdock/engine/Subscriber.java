package io.crossdock.engine;

import java.util.List;
import java.util.Set;

/**
 * Reads the log in batches from its own offset, in the log's order. The offset moves in the transaction that the
 * subscriber writes in, so its changes to the database happen once. A call to another system must use the event's
 * subject and {@code seq} as its key.
 */
public interface Subscriber {

    /** Name of the offset; never change it. */
    String name();

    /** Types of the events that it wants; no others are fetched. Empty: all events. */
    default Set<String> types() {
        return Set.of();
    }

    /**
     * Handles a batch of events, oldest first. If it throws, the batch is halved until the event at fault stands alone;
     * that event is tried again and then parked, with the later events of its subject. In an outage of the database the
     * batch is tried again with backoff.
     */
    void on(Tx tx, List<Event> events);
}
