package io.crossdock.orders.internal;

import io.crossdock.engine.Tx;
import io.crossdock.orders.LineChange;
import io.crossdock.orders.OrderRequests.CancelCause;
import io.crossdock.orders.OrderRequests.CancelRequest;
import java.util.Collection;
import java.util.List;

/** The statements of {@code orders.cancel_request}. */
final class CancelRequestStore {

    private CancelRequestStore() {}

    /** Adds to the units that are asked for already; what has two causes counts as asked for. */
    static void add(Tx tx, List<LineChange> changes, String reason, CancelCause cause) {
        tx.sql("""
                insert into orders.cancel_request as r (order_id, line, quantity, reason, cause, at)
                select c.order_id, c.line, c.quantity, ?, ?, ?
                from unnest(?, ?, ?) as c (order_id, line, quantity)
                order by c.order_id, c.line
                on conflict (order_id, line) do update
                set quantity = r.quantity + excluded.quantity, reason = excluded.reason, at = excluded.at,
                    cause = case when r.cause = excluded.cause then r.cause else 'asked' end
                """)
                .value(reason)
                .value(cause.text())
                .value(tx.at())
                .longs(changes, LineChange::order)
                .ints(changes, LineChange::line)
                .longs(changes, LineChange::quantity)
                .update();
    }

    static List<CancelRequest> of(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                select order_id, line, quantity, reason, cause
                from orders.cancel_request
                where order_id = any (?)
                order by order_id, line
                """)
                .longs(orders)
                .rows(rs -> new CancelRequest(
                        rs.getLong("order_id"),
                        rs.getInt("line"),
                        rs.getLong("quantity"),
                        rs.getString("reason"),
                        CancelCause.of(rs.getString("cause"))));
    }

    /** Takes units off the requests; a request without units is gone. Returns how many requests had the units. */
    static int take(Tx tx, List<CancelRequest> taken) {
        int done = tx.sql("""
                update orders.cancel_request r
                set quantity = r.quantity - t.quantity
                from unnest(?, ?, ?) as t (order_id, line, quantity)
                where r.order_id = t.order_id and r.line = t.line and r.quantity >= t.quantity
                """)
                .longs(taken, CancelRequest::order)
                .ints(taken, CancelRequest::line)
                .longs(taken, CancelRequest::quantity)
                .update();
        tx.sql("""
                delete from orders.cancel_request
                where order_id = any (?) and quantity = 0
                """)
                .longs(taken.stream().map(CancelRequest::order).distinct().toList())
                .update();
        return done;
    }
}
