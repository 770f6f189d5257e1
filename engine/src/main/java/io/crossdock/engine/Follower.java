package io.crossdock.engine;

import java.util.List;
import java.util.Set;

/**
 * Keeps something in this node's memory that follows the log. Every node has its own, and nothing about it is stored:
 * it begins with a load and goes on from there. What must happen once over all nodes, or must survive a restart, is a
 * {@link Subscriber}.
 *
 * <p>Both methods are called from one thread, one after the other.
 */
public interface Follower {

    /** For logs and threads. */
    String name();

    /** The types of event that it wants; no others are fetched. */
    Set<String> types();

    /**
     * Begins anew: reads all there is, in one snapshot of the database, and replaces what was known. Called at the
     * start and whenever reading on would take longer. Until it returns, the old figures stay.
     *
     * @param tx may not write
     */
    void load(Tx tx);

    /**
     * Events that became visible, those of a transaction in its order. Nothing is left out; but some may come again,
     * and of two transactions that changed the same thing the later one may come first. So what is told needs a
     * version, and the higher one wins.
     */
    void on(List<Event> events);
}
