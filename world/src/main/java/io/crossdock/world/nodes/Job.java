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
        /** Waits for its customer at the counter. */
        READY,
        SHIPPED,
        REJECTED,
        RECALLED
    }

    final String fulfillment;
    final String order;
    final String node;
    final String postalCode;
    final List<Item> shipped;
    final String tracking;
    private State state = State.WORKING;
    private Instant changed;

    Job(
            String fulfillment,
            String order,
            String node,
            String postalCode,
            List<Item> shipped,
            String tracking,
            Instant at) {
        this.fulfillment = fulfillment;
        this.order = order;
        this.node = node;
        this.postalCode = postalCode;
        this.shipped = shipped;
        this.tracking = tracking;
        this.changed = at;
    }

    /** The job of a fulfillment that was recalled before its order came. */
    static Job recalled(String fulfillment, String node, Instant at) {
        Job job = new Job(fulfillment, "", node, "", List.of(), "", at);
        job.recall(at);
        return job;
    }

    String carrier() {
        return tracking.startsWith("1Z") ? "UPS" : "USPS";
    }

    /** Begins picking; the job can't be recalled afterwards. */
    synchronized void pick(Instant at) {
        change(State.WORKING, State.PICKED, at);
    }

    /** Ships the goods; returns true once. */
    synchronized boolean ship(Instant at) {
        return change(State.PICKED, State.SHIPPED, at);
    }

    /** Puts the goods aside for their customer; returns true once. */
    synchronized boolean putAside(Instant at) {
        return change(State.PICKED, State.READY, at);
    }

    /** Hands the goods to their customer; returns true once, and false when they are back on the shelf. */
    synchronized boolean handOut(Instant at) {
        return change(State.READY, State.SHIPPED, at);
    }

    /** Rejects the job; returns true once. */
    synchronized boolean reject(Instant at) {
        return change(State.WORKING, State.REJECTED, at);
    }

    /** Recalls the job; returns true when none of its goods will ship. */
    synchronized boolean recall(Instant at) {
        return change(State.WORKING, State.RECALLED, at)
                || change(State.READY, State.RECALLED, at)
                || state == State.RECALLED
                || state == State.REJECTED;
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
