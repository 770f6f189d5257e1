package io.crossdock.orchestration.stage;

import io.crossdock.engine.Tx;
import io.crossdock.orchestration.stage.ReleasableUnits.IdleUnits;
import io.crossdock.orders.hold.OrderHolds;
import io.crossdock.sourcing.Sourcing;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What holds of single lines mean for orders. Their units stay reserved and no node gets them. The other lines go on,
 * unless the order is sent complete.
 */
@Component
public final class LineHolds {

    private final OrderHolds holds;
    private final ReleasableUnits units;
    private final Sourcing sourcing;

    LineHolds(OrderHolds holds, ReleasableUnits units, Sourcing sourcing) {
        this.holds = holds;
        this.units = units;
        this.sourcing = sourcing;
    }

    /** Units that nodes may get now: those of lines that nobody holds. */
    public List<IdleUnits> free(Tx tx, List<Long> orders) {
        var idle = units.of(tx, orders);
        if (idle.isEmpty()) {
            return idle;
        }
        var held = holds.heldLines(tx, orders);
        return held.isEmpty()
                ? idle
                : idle.stream().filter(one -> !holds(held, one)).toList();
    }

    /**
     * Those of these orders that wait as a whole for lines that are held: there is nothing else to release, or they are
     * sent complete.
     *
     * @param together orders that wait for every line, since they are charged before their release
     */
    public Set<Long> waiting(Tx tx, Collection<Long> orders, Set<Long> together) {
        var held = orders.isEmpty() ? Map.<Long, Set<Integer>>of() : holds.heldLines(tx, orders);
        if (held.isEmpty()) {
            return Set.of();
        }
        var idle = new HashMap<Long, Boolean>(); // whether only held units are left
        var any = new HashSet<Long>();
        for (var one : units.of(tx, List.copyOf(held.keySet()))) {
            boolean kept = holds(held, one);
            idle.merge(one.order(), kept, Boolean::logicalAnd);
            if (kept) {
                any.add(one.order());
            }
        }
        var complete = sourcing.sentComplete(tx, any);
        any.removeIf(
                order -> !idle.getOrDefault(order, false) && !together.contains(order) && !complete.contains(order));
        return any;
    }

    /** Those of these orders that are sent complete. */
    public Set<Long> complete(Tx tx, Collection<Long> orders) {
        return sourcing.sentComplete(tx, orders);
    }

    private static boolean holds(Map<Long, Set<Integer>> held, IdleUnits units) {
        return held.getOrDefault(units.order(), Set.of()).contains(units.line().line());
    }
}
