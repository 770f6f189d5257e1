package io.crossdock.engine;

import java.util.List;
import java.util.Set;

/**
 * Keeps a node's memory up to date with the log. Every node has followers of its own and stores nothing about them: a
 * follower loads once, then applies events. Work that must happen once over all nodes, or must survive a restart,
 * belongs in a {@link Subscriber}.
 *
 * <p>One thread calls both methods, one after the other.
 */
public interface Follower {

    /** Name for logs and threads. */
    String name();

    /** Types of the events that it wants; no others are fetched. */
    Set<String> types();

    /**
     * Replaces the memory by the state of the database, read in one snapshot. Called at the start, and again when
     * reading event by event would take longer. The old figures stay until it returns.
     *
     * @param tx may not write
     */
    void load(Tx tx);

    /**
     * Applies events in the log's order: if two transactions changed the same thing, the later one comes later. No
     * event is left out, but events that a load has read already come again. The data therefore needs a version; the
     * higher version wins.
     */
    void on(List<Event> events);
}
