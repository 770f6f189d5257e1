package io.crossdock.channels.internal;

import io.crossdock.channels.update.KnownOrder;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.OrderReference;
import org.jspecify.annotations.Nullable;

/**
 * A message that was read and is to be stored.
 *
 * @param name unique in the channel; messages of the same name are the same message
 * @param hash SHA-256 of {@code raw}, base64
 * @param order null where the message makes no order
 * @param answer body to store and to answer
 * @param word what the channel says of the order; null where the message makes none, or is no channel's
 * @param holdUnknownSku whether a line may name a SKU that is not in the master data
 */
record IncomingMessage(
        OrderReference name,
        String hash,
        byte[] raw,
        @Nullable NewOrder order,
        String answer,
        @Nullable KnownOrder word,
        boolean holdUnknownSku) {

    private static final String UPDATE = "update:";

    /** Status to store and to answer. */
    int status() {
        return order == null ? 200 : 201;
    }

    /**
     * A channel's message that makes no order.
     *
     * @param place of what it says, for a message that speaks of several orders; 0 for the first
     */
    static IncomingMessage noted(String channel, byte[] raw, int place) {
        var hash = MessageHashes.of(raw);
        return new IncomingMessage(
                new OrderReference(channel, UPDATE + hash + (place == 0 ? "" : "#" + place)),
                hash,
                raw,
                null,
                "{}",
                null,
                true);
    }

    /** The same message, where the channel has said something newer. */
    IncomingMessage outdated(String why) {
        return new IncomingMessage(new OrderReference(name.channel(), UPDATE + hash), hash, raw, null, why, null, true);
    }
}
