package io.crossdock.payments.extension;

/**
 * Whether an order can cost more.
 *
 * @param tender type of the tender that is asked first; empty where none is
 */
public record ExtensionTerms(Answer answer, String tender) {

    /** How it is. */
    public enum Answer {
        /** No provider was asked for the order's money yet: what is added is authorized with it. */
        LATER,
        /** A tender is asked for the difference. */
        ASKED,
        /** The order's money is being asked for, and nobody knows the answer. */
        UNDER_WAY,
        /** Nothing is authorized any more, or nothing was. */
        NOTHING,
        /** What is authorized came from the checkout, and no token is known here that could be asked again. */
        NO_TOKEN,
        /** The channel has the money: it collects what is added. */
        COLLECTED
    }
}
