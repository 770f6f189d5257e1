package io.crossdock.orders;

import java.util.Set;

/** What is agreed with the channels that orders come from. {@code channels} implements it. */
public interface SalesChannels {

    /** Channels with a folder. */
    default Set<String> installed() {
        return Set.of();
    }

    /** Whether the retailer may write to the customers of this channel; many marketplaces forbid it. */
    boolean mayMessageCustomer(String channel);
}
