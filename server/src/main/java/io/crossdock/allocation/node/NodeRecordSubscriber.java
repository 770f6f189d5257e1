package io.crossdock.allocation.node;

import io.crossdock.engine.Event;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.FulfillmentFact;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.sourcing.NodeRecords;
import io.crossdock.sourcing.NodeRecords.Answered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The subscriber {@code node-records}: learns from the log how often nodes give work back. Units missing at the pick
 * are not a refusal; the buffers learn from them.
 */
@Component
final class NodeRecordSubscriber implements Subscriber {

    private final NodeRecords records;

    NodeRecordSubscriber(NodeRecords records) {
        this.records = records;
    }

    @Override
    public String name() {
        return "node-records";
    }

    @Override
    public Set<String> types() {
        return Set.of(Fulfillments.SHIPPED.name(), Fulfillments.REFUSED.name());
    }

    @Override
    public void on(Tx tx, List<Event> events) {
        // A fulfillment that a node refuses twice in one batch counts once.
        var answers = new LinkedHashMap<String, Answered>();
        for (var event : events) {
            Fulfillments.SHIPPED.of(event).ifPresent(fact -> answer(answers, fact, 0));
            Fulfillments.REFUSED.of(event).ifPresent(fact -> answer(answers, fact, 1));
        }
        records.learn(tx, new ArrayList<>(answers.values()));
    }

    private static void answer(Map<String, Answered> answers, FulfillmentFact fact, int refused) {
        answers.put(
                fact.fulfillment(),
                new Answered(
                        fact.node(),
                        fact.lines().size(),
                        (long) refused * fact.lines().size()));
    }
}
