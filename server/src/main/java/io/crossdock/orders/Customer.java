package io.crossdock.orders;

import org.jspecify.annotations.Nullable;

/**
 * Who ordered.
 *
 * @param email where messages go; empty where the channel does not tell
 * @param tier what kind of customer, for policies; null where the channel does not tell
 */
public record Customer(
        String name,
        String email,
        @Nullable String phone,
        @Nullable String tier) {

    /** A customer like all others. */
    public Customer(String name, String email, @Nullable String phone) {
        this(name, email, phone, null);
    }
}
