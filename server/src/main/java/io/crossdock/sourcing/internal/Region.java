package io.crossdock.sourcing.internal;

import io.crossdock.sourcing.Destination;

/** A cell of a grid over the map: fine enough for bands of hundreds of kilometers, coarse enough to see sales in. */
record Region(int latitudeCell, int longitudeCell) {

    static final double DEGREES = 3;

    static Region of(Destination place) {
        return new Region((int) Math.floor(place.latitude() / DEGREES), (int) Math.floor(place.longitude() / DEGREES));
    }

    Destination middle() {
        return new Destination((latitudeCell + 0.5) * DEGREES, (longitudeCell + 0.5) * DEGREES);
    }
}
