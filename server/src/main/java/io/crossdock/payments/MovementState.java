package io.crossdock.payments;

/** State of a movement of money. */
public enum MovementState {
    /** Requested; the provider reports the result later. */
    PENDING,
    /** Booked, or there was nothing to move. */
    DONE,
    /** Booked without a provider: the channel has the money. */
    COLLECTED,
    /** The provider refused it. */
    REFUSED
}
