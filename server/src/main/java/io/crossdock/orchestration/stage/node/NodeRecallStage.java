package io.crossdock.orchestration.stage.node;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.NodeSystems;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code node.recall}: asks the node to stop work that it has. */
@Component
final class NodeRecallStage implements Capability.Remote<NodeJob, Boolean> {

    private final Fulfillments fulfillments;
    private final NodeSystems nodes;

    NodeRecallStage(Fulfillments fulfillments, NodeSystems nodes) {
        this.fulfillments = fulfillments;
        this.nodes = nodes;
    }

    @Override
    public Signature signature() {
        return Signature.of("node.recall", "recalled", "too-late");
    }

    @Override
    public List<NodeJob> load(Tx tx, List<Work> batch) {
        return NodeJob.of(tx, fulfillments, nodes, batch);
    }

    @Override
    public Boolean call(NodeJob job) throws Unavailable {
        return nodes.byName(job.at().system()).recall(job.at().node(), job.work());
    }

    @Override
    public List<Outcome> store(Tx tx, List<Answered<NodeJob, Boolean>> batch) {
        return batch.stream()
                .map(b -> Outcome.of(b.answer() ? "recalled" : "too-late"))
                .toList();
    }
}
