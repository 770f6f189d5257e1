package io.crossdock.allocation.backorder;

import io.crossdock.engine.Event;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.WaitlistLook;
import io.crossdock.inventory.supply.SupplyClaims;
import io.crossdock.masterdata.Closures;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.policy.Policies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Signals waiting orders in their turn that they may be served. Orders that wait for stock are signaled when units come
 * in; all orders are signaled when an obstacle may be gone (a node or carrier service is open again, or a policy was
 * activated).
 *
 * <p>Orders that are kept back for other reasons than stock are not signaled when others begin to wait: they would be
 * decided again and again, and take the turns of orders that can be served. Changes without an event, as of a node's
 * profile, reach them {@linkplain #lookAgain from time to time}.
 */
@Component
public final class WaitlistSubscriber implements Subscriber {

    /** Most SKUs of one look at all waiting orders. */
    private static final int SKUS_MAX = 1_000;

    /** Longest time until a kept-back order is looked at again, in business time. */
    static final Duration LOOK_AGAIN = Duration.ofMinutes(15);

    /** Most elements of the waiting list that are looked at again in one transaction. */
    public static final int BATCH_MAX = 5_000;

    private final Inventory inventory;
    private final SupplyClaims backlog;
    private final Masterdata masterdata;

    WaitlistSubscriber(Inventory inventory, SupplyClaims backlog, Masterdata masterdata) {
        this.inventory = inventory;
        this.backlog = backlog;
        this.masterdata = masterdata;
    }

    @Override
    public String name() {
        return "backorders";
    }

    @Override
    public Set<String> types() {
        return Set.of(
                Inventory.STOCK_INCREASED.name(),
                Inventory.STOCK_AWAITED.name(),
                Closures.NODE_REOPENED.name(),
                Closures.SERVICE_REOPENED.name(),
                Policies.POLICY_ACTIVATED.name());
    }

    @Override
    public void on(Tx tx, List<Event> events) {
        var increased = new TreeSet<String>();
        var awaited = new TreeSet<String>();
        var further = new LinkedHashSet<WaitlistLook>();
        var opened = new LinkedHashSet<Opened>();
        for (var event : events) {
            Inventory.STOCK_INCREASED.of(event).ifPresent(more -> increased.addAll(more.skus()));
            Closures.NODE_REOPENED.of(event).ifPresent(what -> opened.add(new Opened(what.node())));
            Closures.SERVICE_REOPENED.of(event).ifPresent(what -> opened.add(new Opened(what.node())));
            Policies.POLICY_ACTIVATED.of(event).ifPresent(_ -> opened.add(new Opened(null)));
        }
        for (var look : Inventory.STOCK_AWAITED.in(events)) {
            if (look.after() != null) {
                further.add(look);
            } else {
                (Boolean.TRUE.equals(look.all()) ? increased : awaited).addAll(look.skus());
            }
        }
        opened.forEach(what -> increased.addAll(backlog.awaitedInStock(tx, what.node())));
        awaited.removeAll(increased);
        var looks = new ArrayList<WaitlistLook>();
        if (!increased.isEmpty()) {
            looks.add(WaitlistLook.byAnybody(first(tx, increased)));
        }
        if (!awaited.isEmpty()) {
            looks.add(new WaitlistLook(List.copyOf(awaited)));
        }
        looks.addAll(further);
        wake(tx, looks);
    }

    /**
     * Stock that orders may have again.
     *
     * @param node node that opened; null: any
     */
    private record Opened(@Nullable String node) {}

    /** The first SKUs; an event brings the others up right after this transaction. */
    private static List<String> first(Tx tx, TreeSet<String> skus) {
        var all = List.copyOf(skus);
        for (int from = SKUS_MAX; from < all.size(); from += SKUS_MAX) {
            var chunk = all.subList(from, Math.min(all.size(), from + SKUS_MAX));
            tx.emit(tx.nextId(), Inventory.STOCK_AWAITED, WaitlistLook.byAnybody(chunk));
        }
        return all.subList(0, Math.min(all.size(), SKUS_MAX));
    }

    private void wake(Tx tx, Collection<WaitlistLook> looks) {
        if (looks.isEmpty()) {
            return;
        }
        var nodes = masterdata.nodes(tx).stream()
                .filter(n -> n.serves(tx.at()))
                .map(Node::code)
                .toList();
        for (var look : looks) {
            inventory
                    .wake(tx, look, nodes)
                    .forEach(order -> tx.signal(new Tx.Signal(order, "stock-available", Map.of())));
        }
    }

    /**
     * Looks at kept-back orders that were not looked at for {@link #LOOK_AGAIN}.
     *
     * @return number of SKUs that they wait for
     */
    public int lookAgain(Tx tx) {
        var skus = backlog.lookAgain(tx, tx.at().minus(LOOK_AGAIN), BATCH_MAX);
        if (!skus.isEmpty()) {
            tx.emit(tx.nextId(), Inventory.STOCK_AWAITED, WaitlistLook.byAnybody(skus));
        }
        return skus.size();
    }
}
