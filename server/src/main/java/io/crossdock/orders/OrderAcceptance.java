package io.crossdock.orders;

import io.crossdock.engine.Tx;
import java.util.List;

/**
 * What becomes of new orders: captured, payable, on their way through their process. This module owns the word;
 * {@code orchestration}, which composes the modules, implements it, and intake calls it.
 */
@FunctionalInterface
public interface OrderAcceptance {

    /**
     * Takes checked orders, in the caller's transaction. Throws when one of them can't be taken; the caller finds out
     * which one it was by trying halves.
     */
    void accept(Tx tx, List<NewOrder> orders);
}
