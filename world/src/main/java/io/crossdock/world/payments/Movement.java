package io.crossdock.world.payments;

/** Something that was done, or refused, to a payment. @param refusal empty when it was done */
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
