package io.crossdock.orchestration.stage.node;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.NodeAnswer;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code node.digital-status}: asks a node for the state of digital goods that it delivers. */
@Component
final class NodeDigitalStatusStage implements Capability.Remote<NodeJob, NodeAnswer> {

    private final NodeStatusStage status;

    NodeDigitalStatusStage(NodeStatusStage status) {
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

    /** That it is ready, or shipped with a carrier, is no delivery, and no report of it is kept as one. */
    @Override
    public List<Outcome> store(Tx tx, List<Answered<NodeJob, NodeAnswer>> batch) {
        return status.store(tx, batch).stream()
                .map(outcome -> outcome.name().equals("shipped") ? Outcome.of("delivered") : outcome)
                .toList();
    }
}
