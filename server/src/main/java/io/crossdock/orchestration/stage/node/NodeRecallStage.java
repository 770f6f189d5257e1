package io.crossdock.orchestration.stage.node;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.NodeAnswer;
import io.crossdock.fulfillment.NodeSystem;
import io.crossdock.fulfillment.Shipment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Asking a node that has the work: {@code node.status} and {@code node.recall}. */
final class NodeRecallStage {

    private NodeRecallStage() {}

    /** Which work, and where. */
    record Job(String node, FulfillmentId fulfillment) {}

    private static List<Job> jobs(Tx tx, Fulfillments fulfillments, List<Work> batch) {
        var found = new HashMap<Long, Fulfillment>();
        fulfillments.load(tx, Work.subjects(batch)).forEach(f -> found.put(f.id().value(), f));
        return batch.stream()
                .map(w -> found.get(w.subject()))
                .map(f -> new Job(f.node(), f.id()))
                .toList();
    }

    /** {@code node.status}: no word from the node for long. */
    @Component
    static final class Status implements Capability.Remote<Job, NodeAnswer> {

        private final Fulfillments fulfillments;
        private final NodeSystem nodes;

        Status(Fulfillments fulfillments, NodeSystem nodes) {
            this.fulfillments = fulfillments;
            this.nodes = nodes;
        }

        @Override
        public String name() {
            return "node.status";
        }

        @Override
        public Set<String> outcomes() {
            return Set.of("working", "shipped", "rejected", "unknown");
        }

        @Override
        public List<Job> load(Tx tx, List<Work> batch) {
            return jobs(tx, fulfillments, batch);
        }

        @Override
        public NodeAnswer call(Job job) throws Unavailable {
            return nodes.status(job.node, job.fulfillment);
        }

        @Override
        public List<Outcome> store(Tx tx, List<Answered<Job, NodeAnswer>> batch) {
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

    /** {@code node.recall}: asks to stop. */
    @Component
    static final class Recall implements Capability.Remote<Job, Boolean> {

        private final Fulfillments fulfillments;
        private final NodeSystem nodes;

        Recall(Fulfillments fulfillments, NodeSystem nodes) {
            this.fulfillments = fulfillments;
            this.nodes = nodes;
        }

        @Override
        public String name() {
            return "node.recall";
        }

        @Override
        public Set<String> outcomes() {
            return Set.of("recalled", "too-late");
        }

        @Override
        public List<Job> load(Tx tx, List<Work> batch) {
            return jobs(tx, fulfillments, batch);
        }

        @Override
        public Boolean call(Job job) throws Unavailable {
            return nodes.recall(job.node, job.fulfillment);
        }

        @Override
        public List<Outcome> store(Tx tx, List<Answered<Job, Boolean>> batch) {
            return batch.stream()
                    .map(b -> Outcome.of(b.answer() ? "recalled" : "too-late"))
                    .toList();
        }
    }
}
