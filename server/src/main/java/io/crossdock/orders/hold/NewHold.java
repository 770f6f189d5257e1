package io.crossdock.orders.hold;

import io.crossdock.orders.OrderId;

/**
 * A hold to place.
 *
 * @param by who places it
 * @param note in their words; empty: none
 */
public record NewHold(OrderId order, HoldTerms terms, String by, String note) {}
