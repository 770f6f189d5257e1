package io.crossdock.allocation.demand;

import io.crossdock.masterdata.Node;
import io.crossdock.sourcing.Destination;

/** Distances on the globe. StrictMath gives the same bits on every machine. */
final class GreatCircle {

    private static final double RADIUS_KM = 6371.0;

    private GreatCircle() {}

    /** Great-circle distance in kilometers. */
    static double km(Node from, Destination to) {
        var phi = StrictMath.toRadians(to.latitude() - from.latitude()) / 2;
        var lambda = StrictMath.toRadians(to.longitude() - from.longitude()) / 2;
        var a = square(StrictMath.sin(phi))
                + StrictMath.cos(StrictMath.toRadians(from.latitude()))
                        * StrictMath.cos(StrictMath.toRadians(to.latitude()))
                        * square(StrictMath.sin(lambda));
        return 2 * RADIUS_KM * StrictMath.asin(StrictMath.min(1, StrictMath.sqrt(a)));
    }

    private static double square(double x) {
        return x * x;
    }
}
