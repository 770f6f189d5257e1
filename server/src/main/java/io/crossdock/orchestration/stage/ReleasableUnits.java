package io.crossdock.orchestration.stage;

import io.crossdock.allocation.kit.OrderKits;
import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.inventory.Inventory;
import io.crossdock.orders.Orders;
import io.crossdock.shared.LineRef;
import io.crossdock.shared.NodeLineRef;
import io.crossdock.shared.UnitLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Finds the units that orders have reserved and no node works on yet. */
@Component
public final class ReleasableUnits {

    private final Orders orders;
    private final Inventory inventory;
    private final Fulfillments fulfillments;
    private final OrderKits kits;

    ReleasableUnits(Orders orders, Inventory inventory, Fulfillments fulfillments, OrderKits kits) {
        this.orders = orders;
        this.inventory = inventory;
        this.fulfillments = fulfillments;
        this.kits = kits;
    }

    /** Units of a line that a node may get. */
    public record IdleUnits(long order, UnitLine line, String sku, String node, long quantity) {}

    /** In the order of their reservations. */
    public List<IdleUnits> of(Tx tx, List<Long> ids) {
        var working = new HashMap<NodeLineRef, Long>();
        var room = room(tx, ids);
        for (var f : fulfillments.byOrder(tx, ids)) {
            if (f.state() == Fulfillment.State.RELEASED) {
                f.lines().forEach(l -> {
                    working.merge(new NodeLineRef(f.order(), l.line(), f.node()), l.quantity(), Long::sum);
                    room.merge(LineRef.original(f.order(), l.line()), -l.quantity(), Long::sum);
                });
            }
        }
        var found = new ArrayList<IdleUnits>();
        for (var held : inventory.reserved(tx, ids)) {
            long idle =
                    held.quantity() - working.getOrDefault(new NodeLineRef(held.order(), held.line(), held.node()), 0L);
            var line = LineRef.original(held.order(), held.line());
            long open = Math.min(idle, room.getOrDefault(line, 0L));
            if (open > 0) {
                room.merge(line, -open, Long::sum);
                found.add(new IdleUnits(held.order(), held.line(), held.sku(), held.node(), open));
            }
        }
        return found;
    }

    /**
     * Units per line that are still to be sent. While work is recalled, an order may have units reserved twice; this
     * limit keeps two nodes from sending the same unit.
     */
    private Map<LineRef, Long> room(Tx tx, List<Long> ids) {
        var room = new HashMap<LineRef, Long>();
        kits.of(tx, orders.load(tx, ids))
                .forEach(parts -> parts.needed()
                        .forEach(l -> room.put(new LineRef(parts.order().id().value(), l.line()), l.open())));
        return room;
    }
}
