package io.crossdock.payments;

/**
 * What a channel has to pay back for a subject, and has not.
 *
 * @param subject the order, return or fulfillment that it comes from
 * @param openMinor above zero
 */
public record OpenObligation(long order, long subject, long openMinor, String currency) {}
