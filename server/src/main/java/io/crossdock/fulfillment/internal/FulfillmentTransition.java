package io.crossdock.fulfillment.internal;

import io.crossdock.fulfillment.Fulfillment.State;

/** The transition table of fulfillments. */
enum FulfillmentTransition {
    /** At least one unit left. */
    SHIP(State.RELEASED, State.SHIPPED),
    /** No unit left: the node refused, was recalled, or found nothing. */
    REJECT(State.RELEASED, State.REJECTED),
    DELIVER(State.SHIPPED, State.DELIVERED),
    LOSE(State.SHIPPED, State.LOST),
    TAKE_BACK(State.SHIPPED, State.RETURNED);

    final State from;
    final State to;

    FulfillmentTransition(State from, State to) {
        this.from = from;
        this.to = to;
    }
}
