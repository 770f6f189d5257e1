package io.crossdock.fulfillment;

import io.crossdock.engine.FactKey;

/** Facts of a fulfillment's process that Java sets. Its documents declare them; their conditions may read them. */
public final class FulfillmentFacts {

    public static final FactKey<String> NODE = FactKey.text("node");

    /** Kind of the node, as in master data; {@code unknown} where master data has no such node. */
    public static final FactKey<String> KIND = FactKey.text("kind");

    public static final FactKey<String> SERVICE = FactKey.text("service");
    public static final FactKey<Long> LINES = FactKey.number("lines");

    /** Whole kits that are lost with this parcel, as {@code line:quantity}; other parcels of them may be lost later. */
    public static final FactKey<String> LOST_KITS = FactKey.text("lostKits");

    /** Whether its parcel is at the node again, by the carrier's hand. */
    public static final FactKey<Boolean> CAME_BACK = FactKey.flag("cameBack");

    private FulfillmentFacts() {}
}
