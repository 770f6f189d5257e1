package io.crossdock.inventory;

import io.crossdock.shared.UnitLine;

/** Units that an owner's line holds at a node. */
public record ReservedUnits(ReservationOwner owner, UnitLine line, String sku, String node, long quantity) {

    /** Where they are, as a key. */
    public record Place(ReservationOwner owner, UnitLine line, String node) {}

    public Place place() {
        return new Place(owner, line, node);
    }

    /** The order that holds the units. @throws IllegalStateException if a cart hold or a transfer holds them */
    public long order() {
        return owner.orderId();
    }
}
