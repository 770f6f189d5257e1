package io.crossdock.allocation.reallocation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crossdock.allocation.node.CandidateNodes;
import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.PickupCaseKinds;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.ReleaseRequest;
import io.crossdock.promises.NodeWork;
import io.crossdock.sourcing.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells orders and nodes of a {@link Reallocation}, and releases the units that it freed. */
@Component
final class ReallocationEffects {

    static final EventType<Told> ORDER_REALLOCATED = new EventType<>("order-reallocated", Told.class);
    static final EventType<Kept> REALLOCATION_KEPT = new EventType<>("reallocation-kept", Kept.class);

    /** Data of {@link #ORDER_REALLOCATED}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Told(
            @Nullable String node,
            @Nullable String service,
            String reason,
            List<Decision.Placement> placements,
            List<Reallocation.Leaving> leaving,
            List<FulfillmentId> recalled,
            @Nullable Long extraMinor) {}

    /** Data of {@link #REALLOCATION_KEPT}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Kept(@Nullable String node, @Nullable String service, String reason, Reallocation.Result why) {}

    private final Fulfillments fulfillments;
    private final Inventory inventory;
    private final CandidateNodes sites;

    ReallocationEffects(Fulfillments fulfillments, Inventory inventory, CandidateNodes sites) {
        this.fulfillments = fulfillments;
        this.inventory = inventory;
        this.sites = sites;
    }

    /** Recalls work that is in progress, and logs the results. @param moved one per case */
    void tell(Tx tx, ReallocationRequest asked, List<ReallocationCase> cases, List<Reallocation.Moved> moved) {
        var anew = new ArrayList<Long>();
        for (int i = 0; i < cases.size(); i++) {
            var c = cases.get(i);
            var to = moved.get(i);
            switch (to.result()) {
                case MOVED, RECALLED -> {
                    c.work()
                            .forEach(f -> tx.signal(new Tx.Signal(
                                    f.id().value(), "recall-requested", Map.of("reason", asked.reason()))));
                    c.work().stream().filter(f -> serves(to, f.node())).forEach(f -> anew.add(f.id().value()));
                    tx.emit(
                            c.id(),
                            ORDER_REALLOCATED,
                            new Told(
                                    asked.node(),
                                    asked.service(),
                                    asked.reason(),
                                    to.placements(),
                                    to.leaving(),
                                    c.work().stream().map(Fulfillment::id).toList(),
                                    to.extraMinor()));
                }
                case KEPT, TOO_LATE -> {
                    tx.emit(
                            c.id(),
                            REALLOCATION_KEPT,
                            new Kept(asked.node(), asked.service(), asked.reason(), to.result()));
                    waitsThere(tx, asked, c);
                }
                case UNDER_WAY -> {}
            }
        }
        fulfillments.handAnew(tx, anew);
    }

    /** Goods that are ready for their customer in a node that is closed: nobody else can serve him. */
    private static void waitsThere(Tx tx, ReallocationRequest asked, ReallocationCase c) {
        c.work().stream()
                .filter(f -> asked.node() != null && f.ready())
                .forEach(f -> tx.raise(PickupCaseKinds.PICKUP_AT_CLOSED_NODE.problem(
                        f.id().value(),
                        f.id() + " of " + c.order().id() + " is ready to be collected at " + f.node() + ": "
                                + asked.reason())));
    }

    private static boolean serves(Reallocation.Moved to, String node) {
        return to.placements().stream().anyMatch(p -> p.node().equals(node));
    }

    /** Releases units with the nodes' work on them. */
    void giveBack(Tx tx, List<ReleaseRequest> free) {
        if (!free.isEmpty()) {
            inventory.release(tx, free);
            sites.giveBack(
                    tx,
                    free.stream()
                            .map(r -> new NodeWork.Given(r.owner().orderId(), r.node(), r.quantity()))
                            .toList());
        }
    }
}
