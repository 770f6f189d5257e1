package io.crossdock.payments;

/**
 * What a provider tells by itself, whether or not somebody here asked for it.
 *
 * @param kind what happened; news of an operation counts as the answer to a request only if the request is of that kind
 * @param word the provider's own word, for people
 * @param original the provider's reference of the payment that it is about; empty where it names none
 * @param answer key, result, references and amount
 */
public record ProviderNews(Kind kind, String word, String original, PaymentAnswer answer) {

    /** What happened to the money. */
    public enum Kind {
        AUTHORIZATION(PaymentOperation.AUTHORIZE),
        CAPTURE(PaymentOperation.CAPTURE),
        REFUND(PaymentOperation.REFUND),
        VOID(PaymentOperation.VOID),
        /** An authorization has ended by itself. */
        EXPIRY(null),
        /** The customer's bank took the money back. */
        CHARGEBACK(null),
        CHARGEBACK_REVERSED(null),
        /** Money that was refunded came back to the retailer. */
        REFUND_REVERSED(null),
        /** Something that a person must know: no money has moved, or the word is not known. */
        NOTICE(null);

        private final @org.jspecify.annotations.Nullable PaymentOperation operation;

        Kind(@org.jspecify.annotations.Nullable PaymentOperation operation) {
            this.operation = operation;
        }

        /** Whether a request of this operation may have caused it. */
        public boolean answers(PaymentOperation asked) {
            return operation == asked;
        }
    }
}
