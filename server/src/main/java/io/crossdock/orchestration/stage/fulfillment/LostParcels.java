package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.allocation.kit.KitExplosion;
import io.crossdock.allocation.kit.OrderKits;
import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.orders.Orders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Books parcels that customers will not get on their orders. */
final class LostParcels {

    private LostParcels() {}

    /** Books units as lost to their orders, and returns the whole kits that are lost with a parcel, by fulfillment. */
    static Map<Long, String> book(Tx tx, List<Fulfillment> lost, Orders orders, OrderKits kits) {
        if (lost.isEmpty()) {
            return Map.of();
        }
        var parts = kits.load(tx, ParcelUnits.ofParts(lost));
        orders.lost(tx, ParcelUnits.both(ParcelUnits.changes(lost), ParcelUnits.kits(parts, KitExplosion.Whole::lost)));
        orders.delivered(tx, ParcelUnits.kits(parts, KitExplosion.Whole::delivered));
        var subjects = new HashMap<Long, Long>();
        lost.forEach(f -> subjects.put(f.id().value(), f.order()));
        orders.creditServices(tx, subjects);
        var last = new HashMap<Long, Long>();
        lost.forEach(f -> last.put(f.order(), f.id().value()));
        var gone = new HashMap<Long, String>();
        parts.forEach((order, p) -> gone.put(Objects.requireNonNull(last.get(order)), LostKits.print(p.whole())));
        return gone;
    }
}
