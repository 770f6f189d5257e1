package io.crossdock.orchestration.stage.order;

import io.crossdock.allocation.demand.OpenDemand;
import io.crossdock.allocation.kit.KitExplosion;
import io.crossdock.allocation.kit.OrderKits;
import io.crossdock.engine.Tx;
import io.crossdock.orders.LineChange;
import io.crossdock.orders.Orders;
import io.crossdock.shared.UnitLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Cancels the units of orders that no node has reserved. */
@Component
final class DemandCancellation {

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
        var needs = unfilled.of(tx, ids);
        var changes = needs.stream().flatMap(n -> canceled(n).stream()).toList();
        if (!changes.isEmpty()) {
            orders.dropUnfilled(tx, changes);
        }
        kits.clear(
                tx,
                needs.stream()
                        .map(OpenDemand.Need::parts)
                        .filter(KitExplosion::any)
                        .map(p -> p.order().id().value())
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
