package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.allocation.kit.OrderKits;
import io.crossdock.allocation.node.CandidateNodes;
import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.ReleaseRequest;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.orders.LineChange;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.Orders;
import io.crossdock.promises.NodeWork;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.UnitLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * {@code pickup.give-up}: goods that their customer does not collect are stock of their node again, and the order's
 * units are canceled, as if the customer had asked for it. Goods that were collected in the last moment are sold.
 */
@Component
final class PickupGiveUpStage implements Capability.Local {

    private static final String DECLINED = "declined";

    private final Fulfillments fulfillments;
    private final Inventory inventory;
    private final CandidateNodes sites;
    private final Orders orders;
    private final OrderKits kits;
    private final PickupNews news;

    PickupGiveUpStage(
            Fulfillments fulfillments,
            Inventory inventory,
            CandidateNodes sites,
            Orders orders,
            OrderKits kits,
            PickupNews news) {
        this.fulfillments = fulfillments;
        this.inventory = inventory;
        this.sites = sites;
        this.orders = orders;
        this.kits = kits;
        this.news = news;
    }

    @Override
    public Signature signature() {
        return Signature.of("pickup.give-up", "given-up", "collected").taking("because");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        FulfillmentChanges.lockOrders(tx, fulfillments, batch);
        var collected = new HashSet<>(fulfillments.reportedShipped(tx, Work.subjects(batch)));
        var back = fulfillments.reject(
                tx,
                Work.subjects(batch).stream()
                        .filter(id -> !collected.contains(id))
                        .toList());
        shelve(tx, back);
        var why = new HashMap<Long, String>();
        batch.forEach(w -> why.put(w.subject(), Objects.requireNonNull(w.with().get("because"))));
        for (var f : back) {
            boolean declined = ListIndex.known(why, f.id().value()).equals(DECLINED);
            cancel(tx, f, declined ? "the customer did not take it" : "nobody came to collect it");
            if (!declined) {
                tx.emit(f.id().value(), Fulfillments.GIVEN_UP, news.of(f));
            }
            FulfillmentChanges.tell(tx, f.order(), f.id().toString(), "given-up");
        }
        FulfillmentChanges.waitsNoLonger(tx, back, "it is on the shelf again");
        return batch.stream()
                .map(w -> Outcome.of(collected.contains(w.subject()) ? "collected" : "given-up"))
                .toList();
    }

    private void shelve(Tx tx, List<Fulfillment> back) {
        var stock = back.stream()
                .flatMap(f -> f.lines().stream()
                        .map(l -> new ReleaseRequest(
                                ReservationOwner.order(f.order()), l.line(), f.node(), l.quantity())))
                .toList();
        sites.giveBack(
                tx,
                back.stream()
                        .filter(f -> !f.rest())
                        .map(f -> new NodeWork.Given(f.order(), f.node(), units(f)))
                        .toList());
        if (!stock.isEmpty()) {
            inventory.release(tx, stock);
        }
    }

    private static long units(Fulfillment f) {
        return f.lines().stream().mapToLong(Fulfillment.Line::quantity).sum();
    }

    /** The order's process cancels the units, at the next look: no node has them any more. */
    private void cancel(Tx tx, Fulfillment f, String reason) {
        var units = new HashMap<Integer, Long>();
        var parts = new HashMap<UnitLine, Long>();
        for (var line : f.lines()) {
            if (line.line().ofKit()) {
                parts.merge(line.line(), line.quantity(), Long::sum);
            } else {
                units.merge(line.line().line(), line.quantity(), Long::sum);
            }
        }
        if (!parts.isEmpty()) {
            kits.load(tx, List.of(f.order()))
                    .values()
                    .forEach(k -> k.unmade(parts).forEach((line, whole) -> units.merge(line, whole, Long::sum)));
        }
        orders.requestCancel(tx, open(tx, f.order(), units), reason);
        if (!parts.isEmpty()) {
            kits.clear(tx, List.of(f.order()));
        }
    }

    /** At most the open units that nobody has asked to cancel yet. */
    private List<LineChange> open(Tx tx, long order, Map<Integer, Long> units) {
        var left = new HashMap<Integer, Long>();
        orders.load(tx, List.of(order)).getFirst().lines().forEach((OrderLine l) -> left.put(l.line(), l.open()));
        orders.cancelRequests(tx, List.of(order)).forEach(r -> left.merge(r.line(), -r.quantity(), Long::sum));
        var changes = new ArrayList<LineChange>();
        units.forEach((line, quantity) -> {
            long most = Math.min(quantity, left.getOrDefault(line, 0L));
            if (most > 0) {
                changes.add(new LineChange(order, line, most));
            }
        });
        return changes;
    }
}
