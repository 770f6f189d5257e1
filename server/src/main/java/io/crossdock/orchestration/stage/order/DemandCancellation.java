package io.crossdock.orchestration.stage.order;

import io.crossdock.allocation.demand.OpenDemand;
import io.crossdock.allocation.kit.KitExplosion;
import io.crossdock.allocation.kit.OrderKits;
import io.crossdock.engine.Tx;
import io.crossdock.orders.LineChange;
import io.crossdock.orders.OrderRequests.CancelCause;
import io.crossdock.orders.OrderRequests.CancelRequest;
import io.crossdock.orders.Orders;
import io.crossdock.shared.UnitLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Cancels the units of orders that no node has reserved. */
@Component
public final class DemandCancellation {

    private final OpenDemand unfilled;
    private final Orders orders;
    private final OrderKits kits;

    DemandCancellation(OpenDemand unfilled, Orders orders, OrderKits kits) {
        this.unfilled = unfilled;
        this.orders = orders;
        this.kits = kits;
    }

    /** Cancels whole kits only; components of a canceled kit are kept back where that is possible. */
    void cancel(Tx tx, List<Long> ids) {
        cancel(tx, ids, Map.of());
    }

    /** @param asked why somebody asked to cancel, by order; units of the others are said to be had nowhere */
    void cancel(Tx tx, List<Long> ids, Map<Long, String> asked) {
        cancel(tx, ids, asked, CancelCause.ASKED);
    }

    /** @param reasons why units are not wanted, by order; those of the others are said to be had nowhere */
    public void cancel(Tx tx, List<Long> ids, Map<Long, String> reasons, CancelCause cause) {
        var needs = unfilled.of(tx, ids);
        var dropped = new ArrayList<LineChange>();
        var unwanted = new LinkedHashMap<String, List<LineChange>>();
        for (var change : needs.stream().flatMap(n -> canceled(n).stream()).toList()) {
            var why = reasons.get(change.order());
            var kind = why == null ? dropped : unwanted.computeIfAbsent(why, _ -> new ArrayList<>());
            kind.add(change);
        }
        if (!dropped.isEmpty()) {
            orders.dropUnfilled(tx, dropped);
        }
        unwanted.forEach((why, units) -> unwanted(tx, units, why, cause));
        kits.clear(
                tx,
                needs.stream()
                        .map(OpenDemand.Need::parts)
                        .filter(KitExplosion::any)
                        .map(p -> p.order().id().value())
                        .toList());
    }

    private void unwanted(Tx tx, List<LineChange> units, String why, CancelCause cause) {
        orders.requestCancel(tx, units, why, cause);
        orders.cancelUnits(
                tx,
                units.stream()
                        .map(u -> new CancelRequest(u.order(), u.line(), u.quantity(), why, cause))
                        .toList());
    }

    private static List<LineChange> canceled(OpenDemand.Need need) {
        long order = need.order().id().value();
        var changes = new ArrayList<LineChange>();
        var lacking = new HashMap<UnitLine, Long>();
        for (var l : need.lines()) {
            if (l.line().line().ofKit()) {
                lacking.put(l.line().line(), l.quantity());
            } else {
                changes.add(new LineChange(order, l.line().line().line(), l.quantity()));
            }
        }
        need.parts().unmade(lacking).forEach((line, quantity) -> changes.add(new LineChange(order, line, quantity)));
        return changes;
    }
}
