package io.crossdock.orders.change;

/**
 * Data of the events of a part of a change. Without names and addresses.
 *
 * @param change number of the change in its order
 * @param kind kind of the action
 * @param reasonCode of the change; {@code note} and {@code requestedBy} likewise
 * @param moneyMinor what the customer pays more, in minor units; below zero: less
 * @param outcome in words
 */
public record ChangeFact(
        int change, String kind, String requestedBy, String reasonCode, String note, long moneyMinor, String outcome) {}
