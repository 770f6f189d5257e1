package io.crossdock.bench.network;

import io.crossdock.sourcing.Destination;
import java.util.List;
import java.util.Random;

/** Large US metropolitan areas with their approximate population, where customers live. */
enum Metros {
    NEW_YORK(40.71, -74.01, 19.6),
    LOS_ANGELES(34.05, -118.24, 12.9),
    CHICAGO(41.88, -87.63, 9.3),
    DALLAS(32.78, -96.80, 7.9),
    HOUSTON(29.76, -95.37, 7.3),
    WASHINGTON(38.91, -77.04, 6.3),
    PHILADELPHIA(39.95, -75.17, 6.2),
    ATLANTA(33.75, -84.39, 6.2),
    MIAMI(25.76, -80.19, 6.1),
    PHOENIX(33.45, -112.07, 5.0),
    BOSTON(42.36, -71.06, 4.9),
    SAN_FRANCISCO(37.77, -122.42, 4.6),
    RIVERSIDE(33.95, -117.40, 4.7),
    DETROIT(42.33, -83.05, 4.3),
    SEATTLE(47.61, -122.33, 4.0),
    MINNEAPOLIS(44.98, -93.27, 3.7),
    SAN_DIEGO(32.72, -117.16, 3.3),
    TAMPA(27.95, -82.46, 3.3),
    DENVER(39.74, -104.99, 3.0),
    BALTIMORE(39.29, -76.61, 2.8),
    ST_LOUIS(38.63, -90.20, 2.8),
    ORLANDO(28.54, -81.38, 2.8),
    CHARLOTTE(35.23, -80.84, 2.8),
    SAN_ANTONIO(29.42, -98.49, 2.7),
    PORTLAND(45.52, -122.68, 2.5),
    AUSTIN(30.27, -97.74, 2.4),
    PITTSBURGH(40.44, -80.00, 2.4),
    SACRAMENTO(38.58, -121.49, 2.4),
    LAS_VEGAS(36.17, -115.14, 2.3),
    CINCINNATI(39.10, -84.51, 2.3),
    KANSAS_CITY(39.10, -94.58, 2.2),
    COLUMBUS(39.96, -83.00, 2.2),
    CLEVELAND(41.50, -81.69, 2.2),
    INDIANAPOLIS(39.77, -86.16, 2.1),
    NASHVILLE(36.16, -86.78, 2.1),
    SALT_LAKE_CITY(40.76, -111.89, 1.3),
    MILWAUKEE(43.04, -87.91, 1.6),
    OKLAHOMA_CITY(35.47, -97.52, 1.5),
    RALEIGH(35.78, -78.64, 1.5),
    NEW_ORLEANS(29.95, -90.07, 1.0);

    private static final double SPREAD_DEGREES = 0.5;

    final Destination middle;
    final double millions;

    Metros(double latitude, double longitude, double millions) {
        this.middle = new Destination(latitude, longitude);
        this.millions = millions;
    }

    static List<Metros> largest(int count) {
        return List.of(values()).subList(0, count);
    }

    /** Draws a place around the area's center, on a grid of about 10 km so that places repeat. */
    Destination around(Random random) {
        return new Destination(
                Math.round(10 * (middle.latitude() + SPREAD_DEGREES * random.nextGaussian())) / 10.0,
                Math.round(10 * (middle.longitude() + SPREAD_DEGREES * random.nextGaussian())) / 10.0);
    }
}
