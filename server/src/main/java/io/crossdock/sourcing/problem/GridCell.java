package io.crossdock.sourcing.problem;

import io.crossdock.sourcing.Destination;

/**
 * A cell of a grid over the map: small next to distance bands of hundreds of kilometers, large enough to collect sales.
 */
public record GridCell(int latitudeCell, int longitudeCell) {

    static final double DEGREES = 3;

    public static GridCell of(Destination place) {
        return new GridCell(
                (int) Math.floor(place.latitude() / DEGREES), (int) Math.floor(place.longitude() / DEGREES));
    }

    public Destination middle() {
        return new Destination((latitudeCell + 0.5) * DEGREES, (longitudeCell + 0.5) * DEGREES);
    }
}
