package io.crossdock.channels.internal;

/**
 * What is agreed with a channel.
 *
 * @param holdUnknownSku whether an order with an unknown SKU is taken and held; else it is parked
 * @param mayMessageCustomer whether the retailer may write to its customers
 */
record ChannelTerms(boolean holdUnknownSku, boolean mayMessageCustomer) {}
