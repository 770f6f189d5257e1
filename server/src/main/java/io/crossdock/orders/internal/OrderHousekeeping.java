package io.crossdock.orders.internal;

import io.crossdock.engine.Housekeeping;
import io.crossdock.engine.Tx;
import org.springframework.stereotype.Component;

/** Adds up the counts of closed orders. */
@Component
final class OrderHousekeeping implements Housekeeping {

    @Override
    public void run(Tx tx) {
        ClosedCountStore.fold(tx);
    }
}
