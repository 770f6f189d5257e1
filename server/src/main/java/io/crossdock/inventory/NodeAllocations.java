package io.crossdock.inventory;

import io.crossdock.engine.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what orders hold at nodes. Cart holds and transfers are left out. */
public interface NodeAllocations {

    /** Most orders of one answer. */
    int ORDERS_MAX = 1_000;

    /** The end of the queue that a list begins at, by order id. */
    enum From {
        OLDEST,
        YOUNGEST
    }

    /**
     * Units that orders hold at a node.
     *
     * @param node null: all nodes
     * @param sku null: all SKUs
     * @param after only orders beyond this id, in the direction of {@code from}; 0: from the end of the queue
     * @param most orders, at most {@link #ORDERS_MAX}
     * @return an order's elements stand together, by line
     */
    List<ReservedUnits> at(Tx tx, @Nullable String node, @Nullable String sku, From from, long after, int most);
}
