package io.crossdock.channels.internal;

import io.crossdock.orders.NewOrder;
import io.crossdock.orders.OrderReference;
import org.jspecify.annotations.Nullable;

/**
 * A message that was read and is to be stored.
 *
 * @param name unique in the channel; messages of the same name are the same message
 * @param hash SHA-256 of {@code raw}, base64
 * @param order null where the message makes no order
 * @param status status to store and to answer
 * @param answer body to store and to answer
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
