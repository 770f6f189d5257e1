package io.crossdock.sourcing;

/** Where an order goes, in degrees. */
public record Destination(double latitude, double longitude) {}
