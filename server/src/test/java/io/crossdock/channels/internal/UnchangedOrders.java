package io.crossdock.channels.internal;

import io.crossdock.engine.Tx;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.change.ChangePreview;
import io.crossdock.orders.change.ChangeRequests;
import io.crossdock.orders.change.ChangeState;
import io.crossdock.orders.change.ChangeWish;
import io.crossdock.orders.change.OrderChange;
import java.util.List;

/** Orders that can't be changed, as intake sees them. */
final class UnchangedOrders implements ChangeRequests {

    @Override
    public Answer change(Tx tx, OrderId order, ChangeWish wish) {
        return new Answer(null, List.of());
    }

    @Override
    public ChangePreview preview(Tx tx, OrderId order, ChangeWish wish) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean decide(Tx tx, OrderChange change, ChangeState state, String note) {
        return false;
    }
}
