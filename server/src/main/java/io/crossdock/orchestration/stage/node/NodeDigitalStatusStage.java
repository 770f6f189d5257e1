package io.crossdock.orchestration.stage.node;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.NodeAnswer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code node.digital-status}: asks a node for the state of digital goods that it delivers. */
@Component
final class NodeDigitalStatusStage implements Capability.Remote<NodeJob, NodeAnswer> {

    private final Fulfillments fulfillments;
    private final NodeStatusStage status;

    NodeDigitalStatusStage(Fulfillments fulfillments, NodeStatusStage status) {
        this.fulfillments = fulfillments;
        this.status = status;
    }

    @Override
    public Signature signature() {
        return Signature.of("node.digital-status", "working", "delivered", "rejected", "unknown");
    }

    @Override
    public List<NodeJob> load(Tx tx, List<Work> batch) {
        return status.load(tx, batch);
    }

    @Override
    public NodeAnswer call(NodeJob job) throws Unavailable {
        return status.call(job);
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
        var delivered = batch.stream()
                .filter(b -> b.answer() instanceof NodeAnswer.Done)
                .flatMap(b -> ((NodeAnswer.Done) b.answer()).shipments().stream())
                .toList();
        var left = new HashSet<Long>();
        if (!delivered.isEmpty()) {
            fulfillments.foundShipped(tx, asked, delivered);
            left.addAll(fulfillments.reportedShipped(tx, asked));
        }
        return batch.stream().map(b -> Outcome.of(outcome(b, left))).toList();
    }

    /** A node answers for its whole work, of which this may be a part. That it is ready, or shipped, is no delivery. */
    private static String outcome(Answered<NodeJob, NodeAnswer> answered, Set<Long> left) {
        return switch (answered.answer()) {
            case NodeAnswer.Working working -> "working";
            case NodeAnswer.Ready ready -> "working";
            case NodeAnswer.Rejected rejected -> "rejected";
            case NodeAnswer.Unknown unknown -> "unknown";
            case NodeAnswer.Done done ->
                left.contains(answered.request().fulfillment().value()) ? "delivered" : "working";
        };
    }
}
