package io.crossdock.orchestration.stage.node;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.NodeAnswer;
import io.crossdock.fulfillment.NodeSystems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        return NodeJob.of(tx, fulfillments, nodes, batch);
    }

    @Override
    public NodeAnswer call(NodeJob job) throws Unavailable {
        return nodes.byName(job.at().system()).status(job.at().node(), job.work());
    }

    @Override
    public List<Outcome> store(Tx tx, List<Answered<NodeJob, NodeAnswer>> batch) {
        var asked = batch.stream().map(b -> b.request().fulfillment().value()).toList();
        fulfillments.refused(
                tx,
                batch.stream()
                        .filter(b -> b.answer() instanceof NodeAnswer.Rejected)
                        .map(b -> b.request().fulfillment().value())
                        .toList());
        var shipments = batch.stream()
                .filter(b -> b.answer() instanceof NodeAnswer.Done)
                .flatMap(b -> ((NodeAnswer.Done) b.answer()).shipments().stream())
                .toList();
        var left = new HashSet<Long>();
        if (!shipments.isEmpty()) {
            fulfillments.foundShipped(tx, asked, shipments);
            left.addAll(fulfillments.reportedShipped(tx, asked));
        }
        return batch.stream().map(b -> Outcome.of(outcome(b, left))).toList();
    }

    /** A node that names parcels may have named others of the same work: then it still works on this. */
    private static String outcome(Answered<NodeJob, NodeAnswer> answered, Set<Long> left) {
        return switch (answered.answer()) {
            case NodeAnswer.Working working -> "working";
            case NodeAnswer.Ready ready -> "working"; // a carrier's parcel has nobody to wait for
            case NodeAnswer.Rejected rejected -> "rejected";
            case NodeAnswer.Unknown unknown -> "unknown";
            case NodeAnswer.Done done ->
                left.contains(answered.request().fulfillment().value()) ? "shipped" : "working";
        };
    }
}
