package io.crossdock.orchestration.stage.node;

import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.NodeAddress;
import io.crossdock.fulfillment.NodeSystems;
import io.crossdock.shared.ListIndex;
import java.util.List;
import java.util.Objects;

/**
 * A fulfillment and the node that has its goods, under the id of {@code work}: of a parcel that has left for a store,
 * the store.
 */
record NodeJob(NodeAddress at, FulfillmentId fulfillment, FulfillmentId work) {

    /** One per element of the batch, in its order. */
    static List<NodeJob> of(Tx tx, Fulfillments fulfillments, NodeSystems systems, List<Work> batch) {
        var found = ListIndex.by(fulfillments.load(tx, Work.subjects(batch)), f -> f.id().value());
        return batch.stream()
                .map(w -> Objects.requireNonNull(found.get(w.subject())))
                .map(f -> of(f, systems))
                .toList();
    }

    private static NodeJob of(Fulfillment f, NodeSystems systems) {
        var store = f.counter();
        if (store == null || f.way() != Fulfillment.Way.TO_STORE || f.state() == Fulfillment.State.RELEASED) {
            return new NodeJob(f.at(), f.id(), f.work());
        }
        return new NodeJob(new NodeAddress(systems.of(store), store), f.id(), f.id());
    }
}
