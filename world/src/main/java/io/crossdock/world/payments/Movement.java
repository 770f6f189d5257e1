package io.crossdock.world.payments;

/**
 * An operation on a payment.
 *
 * @param refusal reason why it was refused; empty when it was done
 */
record Movement(
        Kind kind, String psp, String paymentPsp, String reference, String currency, long minor, String refusal) {

    enum Kind {
        CAPTURE,
        REFUND,
        CANCEL
    }

    boolean done() {
        return refusal.isEmpty();
    }
}
