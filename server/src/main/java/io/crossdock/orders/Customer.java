package io.crossdock.orders;

import org.jspecify.annotations.Nullable;

/**
 * The customer of an order.
 *
 * @param name name for labels and messages
 * @param email address for messages; empty if the channel does not send it
 * @param tier kind of customer, for policies; null if the channel does not send it
 */
public record Customer(
        String name,
        String email,
        @Nullable String phone,
        @Nullable String tier) {

    /** A customer without a tier. */
    public Customer(String name, String email, @Nullable String phone) {
        this(name, email, phone, null);
    }
}
