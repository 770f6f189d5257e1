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
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells waiting orders that they may be served, each in its turn: those that wait for stock as soon as units come in,
 * all of them when something that may keep orders from units is over (a node or carrier service works again, other
 * rules apply).
 *
 * <p>Orders that something else than stock keeps back are left alone when others begin to wait: they would be decided
 * in circles, and take the turns of orders that can be served. Changes that are told nowhere, as of a node's profile,
 * they see when they are looked at {@linkplain #lookAgain from time to time}.
 */
@Component
public final class WaitlistSubscriber implements Subscriber {

    /** SKUs of one look when everybody is looked at. */
    private static final int SKUS_MAX = 1_000;

    /** How long an order that is kept back waits at most until it is looked at, in business time. */
    static final Duration LOOK_AGAIN = Duration.ofMinutes(15);

    /** Elements of the waiting list that are looked at again in one transaction. */
    static final int BATCH_MAX = 5_000;

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

    /** @param node whose units may be had again; null: anybody's */
    private record Opened(@Nullable String node) {}

    /** The first of these; the others' turn comes at once after this transaction. */
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
     * Looks at orders that something else than stock keeps back and that nobody looked at for long. @return how many
     * SKUs they wait for
     */
    public int lookAgain(Tx tx) {
        var skus = backlog.lookAgain(tx, tx.at().minus(LOOK_AGAIN), BATCH_MAX);
        if (!skus.isEmpty()) {
            tx.emit(tx.nextId(), Inventory.STOCK_AWAITED, WaitlistLook.byAnybody(skus));
        }
        return skus.size();
    }
}
