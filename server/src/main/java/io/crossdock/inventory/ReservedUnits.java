package io.crossdock.inventory;

import io.crossdock.shared.UnitLine;

/** Units that an owner's line has on a node. */
public record ReservedUnits(ReservationOwner owner, UnitLine line, String sku, String node, long quantity) {

    /** The order that has them. @throws IllegalStateException where a cart hold or a transfer does */
    public long order() {
        return owner.orderId();
    }
}
