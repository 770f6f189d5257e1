package io.crossdock.channels;

import io.crossdock.engine.Tx;
import io.crossdock.orders.NewOrder;
import java.util.List;

/** What becomes of orders that intake has checked. The lower module owns it, the composition above implements it. */
@FunctionalInterface
public interface Acceptance {

    /**
     * Captures the orders and starts their processes, in the transaction that also stores the messages. Throws when one of them can't
     * be taken; nothing is stored then, and intake finds out which one it was by trying halves.
     */
    void accept(Tx tx, List<NewOrder> orders);
}
