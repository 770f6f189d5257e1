package io.crossdock.fulfillment;

/** The tracking systems of this installation, by carrier. */
public interface Carriers {

    /**
     * The system that tracks a carrier's parcels, or the default one.
     *
     * @param carrier name of the carrier, as a node reported it; case does not matter
     */
    Carrier of(String carrier);
}
