package io.crossdock.orders;

import io.crossdock.engine.Tx;
import io.crossdock.shared.Violation;
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

    /**
     * Why an order with known SKUs can't be served as it asks to be, although nobody would have to wait for it: its
     * sender is told so, if it may be refused.
     */
    default List<Violation> unservable(Tx tx, NewOrder order) {
        return List.of();
    }
}
