package io.crossdock.sourcing;

/** Place that an order goes to, in degrees. */
public record Destination(double latitude, double longitude) {}
