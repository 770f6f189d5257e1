package io.crossdock.payments;

/** An operation of a payment provider. */
public enum PaymentOperation {
    /** Reserves the money; the subject is the order. */
    AUTHORIZE("auth"),
    /** Charges for what was shipped; the subject is the fulfillment. */
    CAPTURE("capture"),
    /** Pays money back; the subject is the return, or the fulfillment that was lost. */
    REFUND("refund"),
    /** Gives up what is authorized and not captured; the subject is the order. */
    VOID("void");

    private final String word;

    PaymentOperation(String word) {
        this.word = word;
    }

    /** The word in keys, such as {@code auth} in {@code O12-auth}. */
    public String word() {
        return word;
    }
}
