package io.crossdock.channels;

import io.crossdock.orders.OrderId;

/**
 * Answer to an order that is taken. It is stored with the message, so it has nothing that changes.
 *
 * @param id id of the order
 * @param reference the channel's id of the order
 * @param lines number of its lines
 * @param self path of the order in this API
 */
public record TakenOrder(
        OrderId id, String channel, String reference, String currency, long totalMinor, int lines, String self) {}
