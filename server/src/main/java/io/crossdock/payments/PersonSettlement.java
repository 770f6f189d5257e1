package io.crossdock.payments;

/**
 * A person's word about money that the provider does not move.
 *
 * @param subject the fulfillment whose charge is written off, or the return or fulfillment whose refund is settled
 * @param reference by what it was settled or why it is written off
 */
public record PersonSettlement(long subject, long order, String reference) {}
