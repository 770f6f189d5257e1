package io.crossdock.channels.internal;

import io.crossdock.engine.Tx;
import io.crossdock.orders.LineChange;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderRequests;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Requests that reached the orders' processes. */
final class AskedOrders implements OrderRequests {

    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile Answer answer = Answer.TAKEN;

    private Answer note(String what) {
        asked.add(what);
        return answer;
    }

    @Override
    public Answer cancel(Tx tx, OrderId order, String reason) {
        return note("cancel: " + reason);
    }

    @Override
    public Answer cancelLines(Tx tx, OrderId order, List<LineChange> units, String reason) {
        units.forEach(u -> note("cancel " + u.quantity() + " of line " + u.line()));
        return answer;
    }

    @Override
    public Answer askCancel(Tx tx, OrderId order, String reason) {
        return note("ask: " + reason);
    }

    @Override
    public Answer paid(Tx tx, OrderId order, String evidence) {
        return note("paid");
    }

    @Override
    public Answer paidBack(Tx tx, OrderId order, long amountMinor, String word, String by, String evidence) {
        return note("paid back " + amountMinor);
    }
}
