package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.allocation.kit.OrderKits;
import io.crossdock.allocation.node.CandidateNodes;
import io.crossdock.allocation.reallocation.UnreleasedReservations;
import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.ReleaseRequest;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.orders.Orders;
import io.crossdock.promises.NodeWork;
import io.crossdock.shared.LineRef;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * {@code fulfillment.reject}: takes work back from a node. Its stock may be promised again, and the order is sourced
 * again. If the node was chosen again in the meantime, for another carrier service, its stock stays with the order, and
 * the node gets the work again.
 */
@Component
public final class RejectStage implements Capability.Local {

    private final Fulfillments fulfillments;
    private final Inventory inventory;
    private final CandidateNodes sites;
    private final Orders orders;
    private final OrderKits kits;
    private final UnreleasedReservations unworked;

    RejectStage(
            Fulfillments fulfillments,
            Inventory inventory,
            CandidateNodes sites,
            Orders orders,
            OrderKits kits,
            UnreleasedReservations unworked) {
        this.orders = orders;
        this.kits = kits;
        this.unworked = unworked;
        this.fulfillments = fulfillments;
        this.inventory = inventory;
        this.sites = sites;
    }

    @Override
    public Signature signature() {
        return Signature.of("fulfillment.reject", "rejected", "shipped");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        var shipped = new HashSet<>(fulfillments.reportedShipped(tx, Work.subjects(batch)));
        var given = fulfillments.reject(
                tx,
                Work.subjects(batch).stream()
                        .filter(id -> !shipped.contains(id))
                        .toList());
        var staying = staying(tx, given);
        var leaving = given.stream().filter(f -> !staying.contains(f.id())).toList();
        var stock = leaving.stream()
                .flatMap(f -> f.lines().stream()
                        .map(l -> new ReleaseRequest(
                                ReservationOwner.order(f.order()), l.line(), f.node(), l.quantity())))
                .toList();
        sites.giveBack(
                tx,
                leaving.stream().filter(f -> !f.rest()).map(RejectStage::work).toList());
        if (!stock.isEmpty()) {
            inventory.release(tx, stock);
        }
        FulfillmentChanges.waitsNoLonger(tx, given, "the node gave it back");
        given.forEach(f -> FulfillmentChanges.tell(tx, f.order(), f.id().toString(), "rejected"));
        fulfillments
                .load(tx, shipped)
                .forEach(f -> FulfillmentChanges.tell(tx, f.order(), f.id().toString(), "shipped"));
        return batch.stream()
                .map(w -> Outcome.of(shipped.contains(w.subject()) ? "shipped" : "rejected"))
                .toList();
    }

    /** Work that is only handed over again; without work whose units are reserved elsewhere since. */
    private Set<FulfillmentId> staying(Tx tx, List<Fulfillment> given) {
        var anew = fulfillments.handedAnew(
                tx, given.stream().map(f -> f.id().value()).toList());
        var changed = given.stream().filter(f -> anew.contains(f.id().value())).toList();
        if (changed.isEmpty()) {
            return Set.of();
        }
        var all = kits.of(
                tx,
                orders.load(
                        tx, changed.stream().map(Fulfillment::order).distinct().toList()));
        var twice = unworked.heldTwice(tx, all);
        return changed.stream()
                .filter(f -> f.lines().stream().noneMatch(l -> twice.contains(LineRef.original(f.order(), l.line()))))
                .map(Fulfillment::id)
                .collect(Collectors.toSet());
    }

    private static NodeWork.Given work(Fulfillment f) {
        return new NodeWork.Given(
                f.order(),
                f.node(),
                f.lines().stream().mapToLong(Fulfillment.Line::quantity).sum());
    }
}
