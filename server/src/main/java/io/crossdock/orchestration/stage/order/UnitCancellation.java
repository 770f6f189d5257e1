package io.crossdock.orchestration.stage.order;

import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.orchestration.stage.StageCaseKinds;
import io.crossdock.orchestration.stage.payment.ChannelMoney;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.OrderRequests.CancelRequest;
import io.crossdock.orders.Orders;
import io.crossdock.shared.LineRef;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.UnitLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Cancels units that somebody asked to cancel, as soon as no node works on them. */
@Component
final class UnitCancellation {

    private final Orders orders;
    private final Fulfillments fulfillments;
    private final ChannelMoney money;

    UnitCancellation(Orders orders, Fulfillments fulfillments, ChannelMoney money) {
        this.money = money;
        this.orders = orders;
        this.fulfillments = fulfillments;
    }

    /**
     * Cancels what can be canceled now. A case is raised for units that have left.
     *
     * @return requests for units that nodes work on
     */
    List<CancelRequest> apply(Tx tx, List<Long> ids) {
        var requests = orders.cancelRequests(tx, ids);
        if (requests.isEmpty()) {
            return List.of();
        }
        var asked = requests.stream().map(CancelRequest::order).distinct().toList();
        // Work first: units that leave in between are then counted as shipped, and never as free.
        var working = working(fulfillments.byOrder(tx, asked));
        var loaded = ListIndex.by(orders.load(tx, asked), o -> o.id().value());
        var canceled = new ArrayList<CancelRequest>();
        var gone = new ArrayList<CancelRequest>();
        var waiting = new ArrayList<CancelRequest>();
        for (var request : requests) {
            long open = line(ListIndex.known(loaded, request.order()), request.line())
                    .open();
            long atNodes = working.getOrDefault(ref(request), 0L);
            long now = Math.min(request.quantity(), Math.max(0, open - atNodes));
            long later = Math.min(request.quantity() - now, open - now);
            add(canceled, request, now);
            add(waiting, request, later);
            add(gone, request, request.quantity() - now - later);
        }
        orders.cancelUnits(tx, canceled);
        money.ofCanceledUnits(
                tx, canceled.stream().map(CancelRequest::order).distinct().toList());
        orders.forgetCancel(tx, gone);
        gone.stream()
                .filter(r -> line(ListIndex.known(loaded, r.order()), r.line()).shipped() > 0)
                .forEach(r -> tx.raise(StageCaseKinds.CANCEL_TOO_LATE.problem(r.order(), words(r))));
        return waiting;
    }

    private static void add(List<CancelRequest> list, CancelRequest request, long units) {
        if (units > 0) {
            list.add(request.of(units));
        }
    }

    private static String words(CancelRequest request) {
        return request.quantity() + " of line " + request.line() + " left before they could be canceled (asked: "
                + request.reason() + ")";
    }

    /** Asks nodes to stop that work on these units, as many as are needed; they get the rest of their work anew. */
    void askBack(Tx tx, List<CancelRequest> waiting) {
        if (waiting.isEmpty()) {
            return;
        }
        var missing = new HashMap<LineRef, Long>();
        waiting.forEach(w -> missing.put(ref(w), w.quantity()));
        var asked = new ArrayList<Long>();
        var work = fulfillments.byOrder(
                tx, waiting.stream().map(CancelRequest::order).distinct().toList());
        for (var f : work.reversed()) {
            if (f.state() == Fulfillment.State.RELEASED && takes(f, missing)) {
                asked.add(f.id().value());
                tx.signal(new Tx.Signal(f.id().value(), "recall-requested", Map.of("reason", "units are canceled")));
            }
        }
        fulfillments.handAnew(tx, asked);
    }

    private static boolean takes(Fulfillment work, Map<LineRef, Long> missing) {
        boolean any = false;
        for (var line : work.lines()) {
            var ref = LineRef.original(work.order(), line.line());
            long units = missing.getOrDefault(ref, 0L);
            if (units > 0) {
                missing.put(ref, Math.max(0, units - line.quantity()));
                any = true;
            }
        }
        return any;
    }

    private static Map<LineRef, Long> working(Collection<Fulfillment> work) {
        var working = new HashMap<LineRef, Long>();
        for (var f : work) {
            if (f.state() == Fulfillment.State.RELEASED) {
                f.lines().forEach(l -> working.merge(LineRef.original(f.order(), l.line()), l.quantity(), Long::sum));
            }
        }
        return working;
    }

    private static LineRef ref(CancelRequest request) {
        return new LineRef(request.order(), UnitLine.ordered(request.line()));
    }

    private static OrderLine line(Order order, int number) {
        return order.everyLine().stream()
                .filter(l -> l.line() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(order.id() + " has no line " + number));
    }
}
