package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.orders.change.OrderChanges;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * {@code fulfillment.hand-anew}: asks every node that has not shipped to give its work back, and to get it anew as it
 * is agreed then. The units stay reserved there.
 */
@Component
final class HandAnewStage implements Capability.Local {

    private final Fulfillments fulfillments;
    private final OrderRecall recall;
    private final OrderChanges changes;

    HandAnewStage(Fulfillments fulfillments, OrderRecall recall, OrderChanges changes) {
        this.changes = changes;
        this.fulfillments = fulfillments;
        this.recall = recall;
    }

    @Override
    public Signature signature() {
        return Signature.of("fulfillment.hand-anew", "asked");
    }

    /** What nodes have and have not shipped; of an order with several delivery groups, what its changes are about. */
    private List<Fulfillment> asked(Tx tx, List<Work> batch) {
        var work = recall.open(tx, batch);
        var several = work.stream()
                .collect(Collectors.groupingBy(
                        Fulfillment::order, Collectors.mapping(Fulfillment::group, Collectors.toSet())));
        several.values().removeIf(groups -> groups.size() < 2);
        if (several.isEmpty()) {
            return work;
        }
        var awaited = changes.open(tx, several.keySet()).values().stream()
                .flatMap(List::stream)
                .flatMap(change -> change.parts().stream())
                .flatMap(part -> part.awaited().stream())
                .collect(Collectors.toSet());
        return work.stream()
                .filter(f -> !several.containsKey(f.order()) || awaited.contains(f.id().value()))
                .toList();
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        fulfillments.handAnew(tx, recall.askBack(tx, asked(tx, batch)));
        return Outcome.all(batch, "asked");
    }
}
