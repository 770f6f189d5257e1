package io.crossdock.orders;

import io.crossdock.engine.Tx;
import java.util.List;

/** Orders by node. Implemented where the work of nodes is known. */
public interface NodeOrders {

    /** Ids of orders for which this node has or had work, newest first, smaller than {@code below}. */
    List<Long> at(Tx tx, String node, long below, int most);
}
