package io.crossdock.orders;

import io.crossdock.engine.Tx;
import java.util.List;

/**
 * Accepts new orders: captures them, makes them payable and starts their processes. {@code orchestration}, which
 * composes the modules, implements it; the intake of channels calls it.
 */
@FunctionalInterface
public interface OrderAcceptance {

    /**
     * Accepts checked orders in the caller's transaction. Throws if one can't be accepted; the caller finds it by
     * trying halves.
     */
    void accept(Tx tx, List<NewOrder> orders);
}
