package io.crossdock.allocation.promise;

import io.crossdock.engine.Event;
import io.crossdock.engine.EventType;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.FulfillmentFact;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.orders.OrderId;
import io.crossdock.promises.Promises;
import io.crossdock.promises.Promises.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Compares promises with the outcome: the subscriber {@code promise-score} notes parcels that left, arrived or got
 * lost, and goods that are ready to be collected.
 */
@Component
final class PromiseScoreSubscriber implements Subscriber {

    private final Promises promises;

    PromiseScoreSubscriber(Promises promises) {
        this.promises = promises;
    }

    @Override
    public String name() {
        return "promise-score";
    }

    @Override
    public Set<String> types() {
        return Set.of(
                Fulfillments.SHIPPED.name(),
                Fulfillments.READY.name(),
                Fulfillments.DELIVERED.name(),
                Fulfillments.LOST.name());
    }

    /** Notes departures before arrivals: one batch may contain both for a parcel. */
    @Override
    public void on(Tx tx, List<Event> events) {
        promises.shipped(tx, steps(events, Fulfillments.SHIPPED));
        var ready = ready(events);
        promises.shipped(tx, ready);
        promises.delivered(tx, ready);
        promises.delivered(tx, steps(events, Fulfillments.DELIVERED));
        promises.lost(tx, steps(events, Fulfillments.LOST));
    }

    /** A pickup is promised until it is ready; when its customer comes is not the store's to promise. */
    private static List<Step> ready(List<Event> events) {
        var steps = new ArrayList<Step>();
        for (var event : events) {
            Fulfillments.READY
                    .of(event)
                    .ifPresent(fact -> OrderId.parse(fact.order())
                            .ifPresent(order -> steps.add(new Step(
                                    fact.ref(order.value()), fact.place().sender(), event.at()))));
        }
        return steps;
    }

    private static List<Step> steps(List<Event> events, EventType<FulfillmentFact> type) {
        var steps = new ArrayList<Step>();
        for (var event : events) {
            type.of(event)
                    .ifPresent(fact -> OrderId.parse(fact.order())
                            .ifPresent(order -> steps.add(new Step(fact.ref(order.value()), fact.node(), event.at()))));
        }
        return steps;
    }
}
