package io.crossdock.allocation.reallocation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crossdock.engine.Event;
import io.crossdock.engine.EventType;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Closure;
import io.crossdock.masterdata.Closure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Moves the orders of closed nodes and services where the closure asks for it, as {@link Reallocation} does on request.
 * It runs after the closure, so that the caller does not wait, and page by page, so that no transaction grows with the
 * node.
 */
@Component
public final class ClosureSubscriber implements Subscriber {

    /** Event under an id of its own: the orders of a node or carrier service are to be moved. */
    static final EventType<ToMove> ORDERS_TO_MOVE = new EventType<>("orders-to-move", ToMove.class);

    /**
     * Orders to move.
     *
     * @param node null for a service; {@code service} is null for a node
     * @param after id after which to go on; 0 for the start
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ToMove(@Nullable String node, @Nullable String service, String reason, long after) {

        private ReallocationRequest asked() {
            return node == null
                    ? new ReallocationRequest(Kind.SERVICE, String.valueOf(service), null, 0, after, reason)
                    : new ReallocationRequest(Kind.NODE, node, null, 0, after, reason);
        }

        private ToMove after(long order) {
            return new ToMove(node, service, reason, order);
        }
    }

    private final Reallocation reallocation;

    ClosureSubscriber(Reallocation reallocation) {
        this.reallocation = reallocation;
    }

    /** Requests the move of the closures' orders, which starts after the commit. */
    public void ask(Tx tx, List<Closure> closures) {
        closures.forEach(c -> tell(tx, new ToMove(c.node(), c.service(), c.reason(), 0)));
    }

    @Override
    public String name() {
        return "evacuation";
    }

    @Override
    public Set<String> types() {
        return Set.of(ORDERS_TO_MOVE.name());
    }

    @Override
    public void on(Tx tx, List<Event> events) {
        var left = new ArrayList<ToMove>();
        int moved = 0;
        for (var what : ORDERS_TO_MOVE.in(events)) {
            if (moved >= Reallocation.ORDERS_MAX) {
                left.add(what);
                continue;
            }
            var page = reallocation.run(tx, what.asked());
            moved += page.size();
            if (page.size() == Reallocation.ORDERS_MAX) {
                left.add(what.after(page.getLast().order().value()));
            }
        }
        left.forEach(what -> tell(tx, what));
    }

    private static void tell(Tx tx, ToMove what) {
        tx.emit(tx.nextId(), ORDERS_TO_MOVE, what);
    }
}
