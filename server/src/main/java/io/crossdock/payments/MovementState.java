package io.crossdock.payments;

/** Where a movement stands. */
public enum MovementState {
    /** Asked for; the provider says later how it ended. */
    PENDING,
    /** Booked. Also where there was nothing to move. */
    DONE,
    /** Booked without a provider: the channel has the money. */
    COLLECTED,
    /** The provider said no. */
    REFUSED
}
