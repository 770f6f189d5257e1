package io.crossdock.orders;

/**
 * The end of an order.
 *
 * @param state the end state of its process: {@code canceled} makes the order canceled, any other completes it
 */
public record OrderClose(long order, String state) {}
