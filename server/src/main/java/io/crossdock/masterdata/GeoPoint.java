package io.crossdock.masterdata;

/**
 * A point on the map.
 *
 * @param latitude degrees, north positive
 * @param longitude degrees, east positive
 */
public record GeoPoint(double latitude, double longitude) {}
