package io.crossdock.orders;

import org.jspecify.annotations.Nullable;

/**
 * Who ordered.
 *
 * @param email where messages go; empty where the channel does not tell
 */
public record Customer(String name, String email, @Nullable String phone) {}
