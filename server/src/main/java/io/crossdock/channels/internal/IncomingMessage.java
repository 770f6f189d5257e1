package io.crossdock.channels.internal;

import io.crossdock.orders.NewOrder;
import io.crossdock.orders.OrderReference;
import org.jspecify.annotations.Nullable;

/**
 * A message that was read and is to be stored.
 *
 * @param name unique in the channel; the same again is the same message
 * @param hash SHA-256 of {@code raw}, base64
 * @param order null where the message makes no order of ours
 * @param status and
 * @param answer to store and to give
 * @param holdUnknownSku whether a line may name a SKU that is not in the master data
 */
record IncomingMessage(
        OrderReference name,
        String hash,
        byte[] raw,
        @Nullable NewOrder order,
        int status,
        String answer,
        boolean holdUnknownSku) {}
