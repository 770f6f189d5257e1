package io.crossdock.world.nodes;

import io.crossdock.world.carriers.Item;
import java.time.Instant;
import java.util.List;

/**
 * A node's work for one fulfillment. Its result is decided when the node accepts it. Every method holds the lock of the
 * job.
 */
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

    /** Begins picking; the job can't be recalled afterwards. */
    synchronized void pick(Instant at) {
        change(State.WORKING, State.PICKED, at);
    }

    /** Ships the goods; returns true once. */
    synchronized boolean ship(Instant at) {
        return change(State.PICKED, State.SHIPPED, at);
    }

    /** Rejects the job; returns true once. */
    synchronized boolean reject(Instant at) {
        return change(State.WORKING, State.REJECTED, at);
    }

    /** Recalls the job; returns true when none of its goods will ship. */
    synchronized boolean recall(Instant at) {
        return change(State.WORKING, State.RECALLED, at) || state == State.RECALLED || state == State.REJECTED;
    }

    synchronized State state() {
        return state;
    }

    /** Business time at which the job entered its state. */
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
