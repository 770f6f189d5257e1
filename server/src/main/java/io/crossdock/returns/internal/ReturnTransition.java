package io.crossdock.returns.internal;

import io.crossdock.returns.Return.State;

/** The transition table of returns. */
enum ReturnTransition {
    RECEIVE(State.EXPECTED, State.RECEIVED),
    EXPIRE(State.EXPECTED, State.EXPIRED),
    CLOSE(State.RECEIVED, State.CLOSED);

    final State from;
    final State to;

    ReturnTransition(State from, State to) {
        this.from = from;
        this.to = to;
    }
}
