package io.crossdock.fulfillment;

import io.crossdock.engine.FactKey;

/**
 * Facts of a fulfillment's process that Java sets; its documents declare them, and their conditions may ask for them.
 */
public final class FulfillmentFacts {

    public static final FactKey<String> NODE = FactKey.text("node");

    /** Kind of the node, as master data names it; {@code unknown} where it has no such node. */
    public static final FactKey<String> KIND = FactKey.text("kind");

    public static final FactKey<String> SERVICE = FactKey.text("service");
    public static final FactKey<Long> LINES = FactKey.number("lines");

    /**
     * Whole kits that were lost with the parcel, {@code line:quantity} each; other parcels of theirs may be lost later.
     */
    public static final FactKey<String> LOST_KITS = FactKey.text("lostKits");

    private FulfillmentFacts() {}
}
