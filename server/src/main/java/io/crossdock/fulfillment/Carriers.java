package io.crossdock.fulfillment;

/** The carriers' systems of this installation. */
public interface Carriers {

    /**
     * The system that tracks a carrier's parcels, or the default one.
     *
     * @param carrier as a node named it, in any case
     */
    Carrier of(String carrier);
}
