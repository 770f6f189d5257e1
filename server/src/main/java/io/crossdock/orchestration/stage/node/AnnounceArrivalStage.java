package io.crossdock.orchestration.stage.node;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.NodeSystems;
import io.crossdock.fulfillment.WaitingCustomer;
import io.crossdock.orders.Orders;
import io.crossdock.shared.ListIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code node.announce-arrival}: tells a store that the customer of goods that it has is at its curb, and where. */
@Component
final class AnnounceArrivalStage implements Capability.Remote<AnnounceArrivalStage.Visit, Boolean> {

    /** @param waiting null: the customer has gone meanwhile */
    record Visit(@Nullable WaitingCustomer waiting) {}

    private final Fulfillments fulfillments;
    private final Orders orders;
    private final NodeSystems nodes;

    AnnounceArrivalStage(Fulfillments fulfillments, Orders orders, NodeSystems nodes) {
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.nodes = nodes;
    }

    @Override
    public Signature signature() {
        return Signature.of("node.announce-arrival", "told", "gone");
    }

    @Override
    public List<Visit> load(Tx tx, List<Work> batch) {
        var found = ListIndex.by(fulfillments.load(tx, Work.subjects(batch)), f -> f.id().value());
        var names = new HashMap<Long, String>();
        orders.load(
                        tx,
                        found.values().stream()
                                .map(Fulfillment::order)
                                .distinct()
                                .toList())
                .forEach(o -> names.put(o.id().value(), o.shipTo().name()));
        return batch.stream()
                .map(w -> ListIndex.known(found, w.subject()))
                .map(f -> visit(f, names.getOrDefault(f.order(), "")))
                .toList();
    }

    private static Visit visit(Fulfillment f, String customer) {
        var arrival = f.pickup() == null ? null : f.pickup().arrival();
        return new Visit(
                arrival == null
                        ? null
                        : new WaitingCustomer(f.at(), f.id(), f.work(), "O" + f.order(), customer, arrival));
    }

    @Override
    public Boolean call(Visit visit) throws Unavailable {
        var waiting = visit.waiting();
        if (waiting == null) {
            return false;
        }
        nodes.byName(waiting.at().system()).announce(waiting);
        return true;
    }

    @Override
    public List<Outcome> store(Tx tx, List<Answered<Visit, Boolean>> batch) {
        var told = new HashMap<Long, Integer>();
        batch.stream()
                .map(b -> b.request().waiting())
                .filter(Objects::nonNull)
                .forEach(w -> told.put(w.fulfillment().value(), w.arrival().number()));
        fulfillments.arrivalTold(tx, told);
        return batch.stream().map(b -> Outcome.of(b.answer() ? "told" : "gone")).toList();
    }
}
