package io.crossdock.orders.seller;

/**
 * A record of the master data that orders miss.
 *
 * @param said what the channel calls it
 * @param firstOrder the subject of its case
 * @param told whether the case was raised
 */
record MissingSeller(SellerKind kind, String channel, String said, long firstOrder, boolean told) {

    /** What a person must do. */
    String words() {
        return kind.text().replace('-', ' ') + " '" + said + "' of the channel " + channel
                + " is not in the master data: add it, or give the one that is meant the external id '" + said
                + "' of the system " + channel;
    }
}
