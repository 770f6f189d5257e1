package io.crossdock.orders.internal;

import io.crossdock.engine.Tx;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.OrderRequests.CancelRequest;
import io.crossdock.orders.change.AgreementEdit;
import io.crossdock.orders.change.ChangePart;
import io.crossdock.orders.change.ChangeState;
import io.crossdock.orders.change.OrderChange;
import io.crossdock.orders.internal.LineStore.End;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/** Changes that want fewer units follow what becomes of these units; the oldest change comes first. */
final class ChangedUnits {

    private final StoredOrders orders;

    ChangedUnits(StoredOrders orders) {
        this.orders = orders;
    }

    void canceled(Tx tx, List<CancelRequest> canceled) {
        count(
                tx,
                canceled,
                (units, n) -> new ChangePart.Units(units.line(), units.quantity(), units.canceled() + n, units.gone()));
    }

    void gone(Tx tx, List<CancelRequest> gone) {
        count(
                tx,
                gone,
                (units, n) -> new ChangePart.Units(units.line(), units.quantity(), units.canceled(), units.gone() + n));
    }

    private void count(
            Tx tx, List<CancelRequest> decided, BiFunction<ChangePart.Units, Long, ChangePart.Units> counted) {
        var ids = decided.stream().map(CancelRequest::order).distinct().toList();
        if (ids.isEmpty()) {
            return;
        }
        for (var change : OrderChangeStore.open(tx, ids)) {
            var parts = new ArrayList<ChangePart>();
            for (var part : change.parts()) {
                var asked = part.units();
                if (asked == null || part.state() != ChangeState.REQUESTED) {
                    continue;
                }
                long n = Math.min(units(decided, change.order(), asked.line()), asked.open());
                if (n > 0) {
                    take(decided, change.order(), asked.line(), n);
                    parts.add(part.counted(counted.apply(asked, n)));
                }
            }
            store(tx, change, parts);
        }
    }

    private static long units(List<CancelRequest> decided, long order, int line) {
        return decided.stream()
                .filter(d -> d.order() == order && d.line() == line)
                .mapToLong(CancelRequest::quantity)
                .sum();
    }

    private static void take(List<CancelRequest> decided, long order, int line, long units) {
        long left = units;
        for (int i = 0; i < decided.size() && left > 0; i++) {
            var d = decided.get(i);
            if (d.order() == order && d.line() == line) {
                long part = Math.min(left, d.quantity());
                decided.set(i, d.of(d.quantity() - part));
                left -= part;
            }
        }
    }

    /** Stores counts; a part without open units is decided, and makes a version if any unit is canceled. */
    private void store(Tx tx, OrderChange change, List<ChangePart> parts) {
        boolean any = false;
        for (var part : parts) {
            var units = Objects.requireNonNull(part.units());
            var now = units.open() > 0 ? part : decided(tx, part, units);
            any |= now.state() == ChangeState.APPLIED;
            StoredOrderChanges.store(tx, change, now);
        }
        if (any) {
            agree(tx, change);
        }
    }

    private void agree(Tx tx, OrderChange change) {
        var known = VersionStore.newest(tx, List.of(change.order())).get(change.order());
        if (known != null) {
            var order = orders.load(tx, List.of(change.order())).getFirst();
            orders.agree(
                    tx,
                    new OrderId(change.order()),
                    ChangePart.UNITS,
                    change.wish().reasonCode(),
                    AgreementEdit.of(known.agreement())
                            .canceled(order.everyLine())
                            .made());
        }
    }

    /** What is requested when its order ends is decided by that. */
    void ended(Tx tx, List<End> ends) {
        if (ends.isEmpty()) {
            return;
        }
        var ids = ends.stream().map(End::order).toList();
        for (var change : OrderChangeStore.open(tx, ids)) {
            boolean canceled = false;
            var lines = orders.load(tx, List.of(change.order())).getFirst().everyLine();
            for (var part : change.parts()) {
                if (part.state() == ChangeState.REQUESTED || !part.awaited().isEmpty()) {
                    var ended = end(tx, part, lines);
                    canceled |= part.units() != null && ended.state() == ChangeState.APPLIED;
                    StoredOrderChanges.store(tx, change, ended);
                }
            }
            if (canceled) {
                agree(tx, change);
            }
        }
    }

    private static ChangePart end(Tx tx, ChangePart part, List<OrderLine> lines) {
        if (part.state() != ChangeState.REQUESTED) {
            return part.decided(part.decision());
        }
        var units = part.units();
        if (units == null) {
            return part.decided(
                    ChangeState.REFUSED,
                    part.asked().extension() == 0
                            ? "the order ended before a node had answered"
                            : "the order ended before the change could be made",
                    tx.at());
        }
        long canceled = lines.stream()
                .filter(l -> l.line() == units.line())
                .mapToLong(OrderLine::canceled)
                .sum();
        long now = Math.min(units.open(), Math.max(0, canceled - units.canceled()));
        return decided(
                tx,
                part,
                new ChangePart.Units(
                        units.line(), units.quantity(), units.canceled() + now, units.gone() + units.open() - now));
    }

    private static ChangePart decided(Tx tx, ChangePart part, ChangePart.Units units) {
        return part.counted(units)
                .decided(
                        units.canceled() > 0 ? ChangeState.APPLIED : ChangeState.REFUSED,
                        units.canceled() + " canceled" + (units.gone() == 0 ? "" : ", " + units.gone() + " had left"),
                        tx.at());
    }
}
