package io.crossdock.orchestration.wiring;

import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Closures;
import io.crossdock.orders.seller.OrderSellers;
import org.springframework.stereotype.Component;

/** Due work that follows from records of the master data. */
@Component
final class RecordSweeps {

    private final Closures closures;
    private final OrderSellers sellers;

    RecordSweeps(Closures closures, OrderSellers sellers) {
        this.closures = closures;
        this.sellers = sellers;
    }

    /** Announces closures that have ended. @return how many */
    int closures(Tx tx, int most) {
        return closures.tellEnded(tx, most);
    }

    /** Gives orders a seller that the master data did not know when they came. @return how many */
    int sellers(Tx tx) {
        return sellers.look(tx);
    }
}
