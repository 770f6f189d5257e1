package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.allocation.kit.KitExplosion;
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
import io.crossdock.orders.OrderRequests.CancelCause;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code pickup.give-up}: goods that their customer does not collect, or that their store can't hand over after all,
 * are free at their node again, and the order's units are canceled. Goods that were collected in the last moment are
 * sold. {@code because} is a {@link CancelCause}.
 */
@Component
final class PickupGiveUpStage implements Capability.Local {

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
        var why = new HashMap<Long, CancelCause>();
        batch.forEach(w -> why.put(
                w.subject(), CancelCause.of(Objects.requireNonNull(w.with().get("because")))));
        var unwanted = new HashMap<CancelCause, List<LineChange>>();
        var left = left(tx, back);
        var made = kits.load(
                tx,
                back.stream()
                        .filter(PickupGiveUpStage::ofKits)
                        .map(Fulfillment::order)
                        .distinct()
                        .toList());
        for (var f : back) {
            var cause = ListIndex.known(why, f.id().value());
            unwanted.computeIfAbsent(cause, _ -> new ArrayList<>())
                    .addAll(open(f, units(f, made.get(f.order())), left));
            switch (cause) {
                case NOT_COLLECTED -> tx.emit(f.id().value(), Fulfillments.GIVEN_UP, news.of(f));
                case WITHDRAWN -> tx.emit(f.id().value(), Fulfillments.WITHDRAWN, news.of(f));
                case ASKED, DECLINED, NOT_AWAITED -> {} // the customer knows
            }
            FulfillmentChanges.tell(tx, f.order(), f.id().toString(), "given-up");
        }
        // The orders' processes cancel the units at their next look: no node has them any more.
        unwanted.forEach((cause, units) -> orders.requestCancel(tx, units, words(cause), cause));
        kits.clear(tx, made.keySet());
        FulfillmentChanges.waitsNoLonger(tx, back, "it is on the shelf again");
        return batch.stream()
                .map(w -> Outcome.of(collected.contains(w.subject()) ? "collected" : "given-up"))
                .toList();
    }

    private static String words(CancelCause cause) {
        return switch (cause) {
            case NOT_COLLECTED -> "nobody came to collect it";
            case WITHDRAWN -> "the store can't hand it over";
            case ASKED, DECLINED, NOT_AWAITED -> "the customer did not take it";
        };
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

    private static boolean ofKits(Fulfillment f) {
        return f.lines().stream().anyMatch(line -> line.line().ofKit());
    }

    /** Whole units by line of the order: its lines' own, and the kits whose parts came back. */
    private static Map<Integer, Long> units(Fulfillment f, @Nullable KitExplosion made) {
        var units = new HashMap<Integer, Long>();
        var parts = new HashMap<UnitLine, Long>();
        for (var line : f.lines()) {
            if (line.line().ofKit()) {
                parts.merge(line.line(), line.quantity(), Long::sum);
            } else {
                units.merge(line.line().line(), line.quantity(), Long::sum);
            }
        }
        if (made != null) {
            made.unmade(parts).forEach((line, whole) -> units.merge(line, whole, Long::sum));
        }
        return units;
    }

    /** Open units that nobody has asked to cancel yet, by order and line. */
    private Map<Long, Map<Integer, Long>> left(Tx tx, List<Fulfillment> back) {
        var ids = back.stream().map(Fulfillment::order).distinct().toList();
        var left = new HashMap<Long, Map<Integer, Long>>();
        for (var order : orders.load(tx, ids)) {
            var lines = new HashMap<Integer, Long>();
            order.lines().forEach(line -> lines.put(line.line(), line.open()));
            left.put(order.id().value(), lines);
        }
        for (var request : orders.cancelRequests(tx, ids)) {
            ListIndex.known(left, request.order()).merge(request.line(), -request.quantity(), Long::sum);
        }
        return left;
    }

    /** At most what is left, from which it is taken: two pickups of one order may be given up at once. */
    private static List<LineChange> open(Fulfillment f, Map<Integer, Long> units, Map<Long, Map<Integer, Long>> left) {
        var lines = ListIndex.known(left, f.order());
        var changes = new ArrayList<LineChange>();
        units.forEach((line, quantity) -> {
            long most = Math.min(quantity, lines.getOrDefault(line, 0L));
            if (most > 0) {
                lines.merge(line, -most, Long::sum);
                changes.add(new LineChange(f.order(), line, most));
            }
        });
        return changes;
    }
}
