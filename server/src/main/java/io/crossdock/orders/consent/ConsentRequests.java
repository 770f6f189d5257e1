package io.crossdock.orders.consent;

import io.crossdock.engine.Tx;
import io.crossdock.orders.OrderId;

/**
 * Takes answers for orders whose processes are under way. {@code orchestration}, which knows the stages, implements it;
 * people and channels call it.
 */
public interface ConsentRequests {

    /** What became of an answer. */
    enum Outcome {
        /** It counts from now on. */
        TAKEN,
        /** It was given before. */
        ALREADY,
        /** The order was not asked this question. */
        UNKNOWN,
        /** Consent to a date that is not the date any more. */
        REPLACED,
        /** The units that lack are canceled already. */
        UNITS_CANCELED,
        /** The order does not wait: its goods have come, or the version of its process takes no answer. */
        NOT_WAITING,
        ENDED
    }

    /** An answer to question {@code question} of an order. @param note in the person's words; empty: none */
    record Answering(OrderId order, int question, WaitAnswer answer, String note) {}

    /** Takes an answer in the name of {@link Tx#actor()}. */
    Outcome answer(Tx tx, Answering answering);
}
