package io.crossdock.world.nodes;

import io.crossdock.world.carriers.Item;
import java.time.Instant;
import java.util.List;

/** The work of a node for one fulfillment. Its fate is decided when it is accepted; every method holds its lock. */
final class Job {

    enum State {
        WORKING,
        PICKED,
        SHIPPED,
        REJECTED,
        RECALLED
    }

    final String fulfillment;
    final String order;
    final String node;
    final String postalCode;
    final List<Item> shipped;
    final String carrier;
    final String tracking;
    private State state;
    private Instant changed;

    Job(
            String fulfillment,
            String order,
            String node,
            String postalCode,
            List<Item> shipped,
            String carrier,
            String tracking,
            State state,
            Instant at) {
        this.fulfillment = fulfillment;
        this.order = order;
        this.node = node;
        this.postalCode = postalCode;
        this.shipped = shipped;
        this.carrier = carrier;
        this.tracking = tracking;
        this.state = state;
        this.changed = at;
    }

    /** From here on it can't be recalled. */
    synchronized void pick(Instant at) {
        change(State.WORKING, State.PICKED, at);
    }

    /** True once, when the goods leave. */
    synchronized boolean ship(Instant at) {
        return change(State.PICKED, State.SHIPPED, at);
    }

    /** True once, when the node finds that it can't do it. */
    synchronized boolean reject(Instant at) {
        return change(State.WORKING, State.REJECTED, at);
    }

    /** True when nothing of it will ever ship. */
    synchronized boolean recall(Instant at) {
        return change(State.WORKING, State.RECALLED, at) || state == State.RECALLED || state == State.REJECTED;
    }

    synchronized State state() {
        return state;
    }

    /** When it came into its state, business time. */
    synchronized Instant changed() {
        return changed;
    }

    private boolean change(State from, State to, Instant at) {
        if (state != from) {
            return false;
        }
        state = to;
        changed = at;
        return true;
    }
}
