package io.crossdock.orders.hold;

import java.time.Instant;

/**
 * Who placed or released a hold.
 *
 * @param by the person, channel or table
 * @param at business time
 * @param note in their words; empty: none
 */
public record HoldWord(String by, Instant at, String note) {}
