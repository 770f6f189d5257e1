package io.crossdock.sourcing;

/**
 * A node that may serve.
 *
 * @param latitude in degrees
 * @param longitude in degrees
 * @param kind as in the master data, for the record only
 * @param handlingMinor cost per base unit
 * @param orderMinor cost per fulfillment
 */
public record SourceNode(String code, double latitude, double longitude, String kind, long handlingMinor, long orderMinor) {}
