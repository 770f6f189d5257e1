package io.crossdock.orders.internal;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import org.springframework.stereotype.Component;

/** Adds up the counts of closed orders. */
@Component
final class OrderChore implements Engine.Chore {

    @Override
    public void run(Tx tx) {
        ClosedCountStore.fold(tx);
    }
}
