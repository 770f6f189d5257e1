package io.crossdock.bench.network;

import io.crossdock.sourcing.Decision.Cost;

/** Result of a horizon under one policy. Costs are in minor units of the world's rate card. */
final class Tally {

    long shippingMinor;
    long handlingMinor;
    long splitMinor;

    /** Cost of searches in vain. */
    long rerouteMinor;

    /** Cost of orders that waited. */
    long waitMinor;

    int orders;
    int parcels;
    int rejected;
    int waited;

    /** Number of orders that were never served; costs can be compared only if it is 0. */
    int lost;

    long nanos;

    void add(Cost part) {
        shippingMinor += part.shippingMinor();
        handlingMinor += part.handlingMinor();
        parcels++;
    }

    long totalMinor() {
        return shippingMinor + handlingMinor + splitMinor + rerouteMinor + waitMinor;
    }
}
