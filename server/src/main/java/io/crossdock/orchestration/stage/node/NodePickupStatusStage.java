package io.crossdock.orchestration.stage.node;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.NodeAnswer;
import io.crossdock.shared.ListIndex;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code node.pickup-status}: asks a node for the state of work that its customer collects there. */
@Component
final class NodePickupStatusStage implements Capability.Remote<NodeJob, NodeAnswer> {

    private final Fulfillments fulfillments;
    private final NodeStatusStage status;

    NodePickupStatusStage(Fulfillments fulfillments, NodeStatusStage status) {
        this.fulfillments = fulfillments;
        this.status = status;
    }

    @Override
    public Signature signature() {
        return Signature.of("node.pickup-status", "working", "ready", "collected", "rejected", "unknown");
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
        fulfillments.refused(tx, asked(batch, NodeAnswer.Rejected.class));
        var shipments = batch.stream()
                .filter(b -> b.answer() instanceof NodeAnswer.Done)
                .flatMap(b -> ((NodeAnswer.Done) b.answer()).shipments().stream())
                .toList();
        var reports = batch.stream()
                .filter(b -> b.answer() instanceof NodeAnswer.Ready)
                .map(b -> ((NodeAnswer.Ready) b.answer()).report())
                .toList();
        if (!reports.isEmpty()) {
            fulfillments.foundReady(tx, asked, reports);
        }
        var left = new HashSet<Long>();
        if (!shipments.isEmpty()) {
            fulfillments.foundShipped(tx, asked, shipments);
            left.addAll(fulfillments.reportedShipped(tx, asked));
            left.addAll(fulfillments.collected(tx, asked));
        }
        var now = ListIndex.by(fulfillments.load(tx, asked), f -> f.id().value());
        return batch.stream().map(b -> Outcome.of(outcome(b, left, now))).toList();
    }

    private static List<Long> asked(List<Answered<NodeJob, NodeAnswer>> batch, Class<? extends NodeAnswer> answer) {
        return batch.stream()
                .filter(b -> answer.isInstance(b.answer()))
                .map(b -> b.request().fulfillment().value())
                .toList();
    }

    /** A node answers for its whole work, of which this may be a part. */
    private static String outcome(Answered<NodeJob, NodeAnswer> answered, Set<Long> left, Map<Long, Fulfillment> now) {
        long id = answered.request().fulfillment().value();
        return switch (answered.answer()) {
            case NodeAnswer.Working working -> "working";
            case NodeAnswer.Ready ready -> ListIndex.known(now, id).ready() ? "ready" : "working";
            case NodeAnswer.Rejected rejected -> "rejected";
            case NodeAnswer.Unknown unknown -> "unknown";
            case NodeAnswer.Done done ->
                left.contains(id) ? "collected" : ListIndex.known(now, id).ready() ? "ready" : "working";
        };
    }
}
