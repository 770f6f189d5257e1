package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.allocation.reallocation.Reallocation;
import io.crossdock.allocation.reallocation.ReallocationRequest;
import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.masterdata.Closure.Kind;
import io.crossdock.shared.LineRef;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * {@code fulfillment.look-elsewhere}: reserves the units of work whose node can't be reached at other nodes, where
 * these have them. The node may have the work all the same, so it stays there until the node says that it stops.
 */
@Component
final class LookElsewhereStage implements Capability.Local {

    private final Fulfillments fulfillments;
    private final Reallocation reallocation;

    LookElsewhereStage(Fulfillments fulfillments, Reallocation reallocation) {
        this.fulfillments = fulfillments;
        this.reallocation = reallocation;
    }

    @Override
    public Signature signature() {
        return Signature.of("fulfillment.look-elsewhere", "moved", "kept");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        FulfillmentChanges.lockOrders(tx, fulfillments, batch);
        var silent = fulfillments.load(tx, Work.subjects(batch)).stream()
                .filter(f -> f.state() == Fulfillment.State.RELEASED)
                .collect(Collectors.groupingBy(Fulfillment::node, TreeMap::new, Collectors.toList()));
        Set<Long> moved = new HashSet<>();
        silent.forEach((node, work) -> moved.addAll(moved(tx, node, work)));
        return batch.stream()
                .map(w -> Outcome.of(moved.contains(w.subject()) ? "moved" : "kept"))
                .toList();
    }

    /** The work of these whose orders have units elsewhere now, or had them before. */
    private Set<Long> moved(Tx tx, String node, List<Fulfillment> work) {
        var asked = new ReallocationRequest(Kind.NODE, node, null, 0, 0, "the node's system can't be reached");
        var orders = work.stream().map(Fulfillment::order).distinct().toList();
        var away = reallocation.run(tx, asked, orders).stream()
                .filter(m -> switch (m.result()) {
                    case MOVED, RECALLED, UNDER_WAY -> true;
                    case KEPT, TOO_LATE -> false;
                })
                .flatMap(m -> m.units().stream())
                .map(u -> LineRef.original(u.order().value(), u.line()))
                .collect(Collectors.toSet());
        return work.stream()
                .filter(f -> f.lines().stream().anyMatch(l -> away.contains(LineRef.original(f.order(), l.line()))))
                .map(f -> f.id().value())
                .collect(Collectors.toSet());
    }
}
