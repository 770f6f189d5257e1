package io.crossdock.inventory;

import io.crossdock.engine.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What orders hold at nodes, seen from the nodes. Read only; cart holds and transfers are left out. */
public interface NodeAllocations {

    /** Orders that one answer may hold. */
    int ORDERS_MAX = 1_000;

    /** From which end of the queue orders are listed, by id. */
    enum From {
        OLDEST,
        YOUNGEST
    }

    /**
     * Units that orders hold at a node.
     *
     * @param node null for all
     * @param sku only these; null for all
     * @param after orders beyond this one, in the direction asked; 0 from the end of the queue
     * @param most orders, at most {@link #ORDERS_MAX}
     * @return all of an order's elements together, by line
     */
    List<ReservedUnits> at(Tx tx, @Nullable String node, @Nullable String sku, From from, long after, int most);
}
