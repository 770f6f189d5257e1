package io.crossdock.masterdata;

/**
 * A place that holds or ships stock.
 *
 * @param code unique, for instance {@code S001}
 * @param country ISO 3166-1 alpha-2
 * @param latitude degrees, north positive
 * @param longitude degrees, east positive
 * @param timeZone IANA name, for instance {@code America/Chicago}
 * @param handlingMinor cost of picking and packing one base unit, in minor units
 * @param orderMinor fixed cost of one fulfillment, in minor units
 * @param active whether new orders may be sourced from it
 */
public record Node(
        String code,
        String name,
        Kind kind,
        String country,
        String postalCode,
        double latitude,
        double longitude,
        String timeZone,
        long handlingMinor,
        long orderMinor,
        boolean active) {

    /** Who runs the place, which decides how work is handed to it. */
    public enum Kind {
        STORE,
        DC,
        THREE_PL,
        DROP_SHIP
    }
}
