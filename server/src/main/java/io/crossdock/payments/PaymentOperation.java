package io.crossdock.payments;

/** What may be asked of a payment provider. */
public enum PaymentOperation {
    /** Promise of the money; subject is the order. */
    AUTHORIZE("auth"),
    /** Charge for what was shipped; subject is the fulfillment. */
    CAPTURE("capture"),
    /** Money back; subject is the return, or the fulfillment that was lost. */
    REFUND("refund"),
    /** Giving up what is authorized and not captured; subject is the order. */
    VOID("void");

    private final String word;

    PaymentOperation(String word) {
        this.word = word;
    }

    /** As in keys: {@code O12-auth}. */
    public String word() {
        return word;
    }
}
