package io.crossdock.bench.network;

import io.crossdock.sourcing.Decision.Cost;

/** What a policy's horizon came to, in minor units of the world's rate card. */
final class Tally {

    long shippingMinor;
    long handlingMinor;
    long splitMinor;

    /** Looking for goods in vain. */
    long rerouteMinor;

    /** Orders that had to wait. */
    long waitMinor;

    int orders;
    int parcels;
    int rejected;
    int waited;

    /** Orders that were never served: none may be left, or costs can't be compared. */
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
