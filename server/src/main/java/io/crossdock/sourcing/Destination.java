package io.crossdock.sourcing;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Place that an order goes to, in degrees. */
public record Destination(
        double latitude,
        double longitude,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer group) {

    /** The place of an order's first delivery group. */
    public Destination(double latitude, double longitude) {
        this(latitude, longitude, null);
    }

    /** The same place for a delivery group. */
    public Destination of(@Nullable Integer number) {
        return new Destination(latitude, longitude, number);
    }
}
