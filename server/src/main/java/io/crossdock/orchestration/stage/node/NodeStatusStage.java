package io.crossdock.orchestration.stage.node;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.NodeAnswer;
import io.crossdock.fulfillment.NodeSystems;
import io.crossdock.fulfillment.Shipment;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code node.status}: asks a node for the state of work that it has not reported for long. */
@Component
final class NodeStatusStage implements Capability.Remote<NodeJob, NodeAnswer> {

    private final Fulfillments fulfillments;
    private final NodeSystems nodes;

    NodeStatusStage(Fulfillments fulfillments, NodeSystems nodes) {
        this.fulfillments = fulfillments;
        this.nodes = nodes;
    }

    @Override
    public Signature signature() {
        return Signature.of("node.status", "working", "shipped", "rejected", "unknown");
    }

    @Override
    public List<NodeJob> load(Tx tx, List<Work> batch) {
        return NodeJob.of(tx, fulfillments, batch);
    }

    @Override
    public NodeAnswer call(NodeJob job) throws Unavailable {
        return nodes.byName(job.at().system()).status(job.at().node(), job.fulfillment());
    }

    @Override
    public List<Outcome> store(Tx tx, List<Answered<NodeJob, NodeAnswer>> batch) {
        var shipments = new ArrayList<Shipment>();
        var outcomes = new ArrayList<Outcome>();
        for (var answered : batch) {
            switch (answered.answer()) {
                case NodeAnswer.Working working -> outcomes.add(Outcome.of("working"));
                case NodeAnswer.Rejected rejected -> outcomes.add(Outcome.of("rejected"));
                case NodeAnswer.Unknown unknown -> outcomes.add(Outcome.of("unknown"));
                case NodeAnswer.Done done -> {
                    shipments.add(done.shipment());
                    outcomes.add(Outcome.of("shipped"));
                }
            }
        }
        fulfillments.refused(
                tx,
                batch.stream()
                        .filter(b -> b.answer() instanceof NodeAnswer.Rejected)
                        .map(b -> b.request().fulfillment().value())
                        .toList());
        if (!shipments.isEmpty()) {
            fulfillments.foundShipped(tx, shipments);
        }
        return outcomes;
    }
}
