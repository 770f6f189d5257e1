package io.crossdock.orders;

/** What is agreed with the channels that orders come from. {@code channels} implements it. */
public interface SalesChannels {

    /** Whether the retailer may write to the customers of this channel; many marketplaces forbid it. */
    boolean mayMessageCustomer(String channel);
}
