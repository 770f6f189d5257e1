package io.crossdock.orchestration.stage;

import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.PickupCaseKinds;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.orders.OrderId;
import io.crossdock.shared.ListIndex;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Tells a person of goods that are ready for their customer in a store that is closed: nobody is sent there. */
@Component
public final class ClosedCounters {

    private final Fulfillments fulfillments;
    private final Masterdata masterdata;

    ClosedCounters(Fulfillments fulfillments, Masterdata masterdata) {
        this.fulfillments = fulfillments;
        this.masterdata = masterdata;
    }

    /** For all that is ready in these stores, as far as they are closed now. */
    public void check(Tx tx, Collection<String> nodes) {
        open(tx, fulfillments.readyAt(tx, nodes));
    }

    /** @return those of these pickups that wait where somebody can hand them out */
    public List<Fulfillment> open(Tx tx, List<Fulfillment> ready) {
        var nodes = masterdata.nodesByCode();
        var closed = ready.stream()
                .filter(f -> nodes.containsKey(counter(f))
                        && !ListIndex.known(nodes, counter(f)).serves(tx.at()))
                .toList();
        closed.forEach(f -> tx.raise(PickupCaseKinds.PICKUP_AT_CLOSED_NODE.problem(
                f.id().value(),
                f.id() + " of " + new OrderId(f.order()) + " is ready to be collected at " + counter(f)
                        + ", which is closed")));
        return ready.stream().filter(f -> !closed.contains(f)).toList();
    }

    private static String counter(Fulfillment waiting) {
        return Objects.requireNonNullElse(waiting.counter(), waiting.node());
    }
}
