package io.crossdock.payments;

/**
 * Somebody's word that a channel has paid money of an order back, or given it up.
 *
 * @param amountMinor above zero
 * @param word unique among the words about the order: the same word is booked once
 * @param source {@code channel}, or {@code person}
 * @param reference the message that says so, or what the person names
 */
public record PaidBack(long order, long amountMinor, String word, String source, String reference) {

    public static final String CHANNEL = "channel";
    public static final String PERSON = "person";

    public PaidBack {
        if (amountMinor <= 0) {
            throw new IllegalArgumentException("O" + order + ": " + amountMinor + " paid back");
        }
    }
}
