package io.crossdock.orchestration.stage.node;

import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.NodeAddress;
import io.crossdock.shared.ListIndex;
import java.util.List;
import java.util.Objects;

/** A fulfillment and the node that has its work, under the id of {@code work}. */
record NodeJob(NodeAddress at, FulfillmentId fulfillment, FulfillmentId work) {

    /** One per element of the batch, in its order. */
    static List<NodeJob> of(Tx tx, Fulfillments fulfillments, List<Work> batch) {
        var found = ListIndex.by(fulfillments.load(tx, Work.subjects(batch)), f -> f.id().value());
        return batch.stream()
                .map(w -> Objects.requireNonNull(found.get(w.subject())))
                .map(f -> new NodeJob(f.at(), f.id(), f.work()))
                .toList();
    }
}
