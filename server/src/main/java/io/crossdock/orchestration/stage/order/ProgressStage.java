package io.crossdock.orchestration.stage.order;

import io.crossdock.allocation.demand.OpenDemand;
import io.crossdock.allocation.reallocation.UnreleasedReservations;
import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.orchestration.change.AddressChanges;
import io.crossdock.orchestration.stage.LineHolds;
import io.crossdock.orchestration.stage.StageCaseKinds;
import io.crossdock.orchestration.stage.payment.ChannelMoney;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderFacts;
import io.crossdock.orders.OrderLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * {@code order.progress}: finds what an order needs next, from its lines and fulfillments. An order is also short when
 * reserved units have no fulfillment: allocation then finds nothing missing, and the units are released to nodes.
 */
@Component
public final class ProgressStage implements Capability.Local {

    private final OpenDemand unfilled;
    private final UnreleasedReservations unworked;
    private final Fulfillments fulfillments;
    private final UnitCancellation cancellation;
    private final AddressChanges addresses;
    private final ChannelMoney money;
    private final LineHolds held;

    ProgressStage(
            OpenDemand unfilled,
            UnreleasedReservations unworked,
            Fulfillments fulfillments,
            UnitCancellation cancellation,
            AddressChanges addresses,
            ChannelMoney money,
            LineHolds held) {
        this.held = held;
        this.money = money;
        this.addresses = addresses;
        this.cancellation = cancellation;
        this.unfilled = unfilled;
        this.unworked = unworked;
        this.fulfillments = fulfillments;
    }

    @Override
    public Signature signature() {
        return Signature.of("order.progress", "open", "short", "recalled", "finished")
                .learning(OrderFacts.GIVEN_BACK, OrderFacts.KITS, OrderFacts.CANCELED_TOO_LATE);
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        addresses.follow(tx, Work.subjects(batch));
        cancellation.apply(tx, Work.subjects(batch));
        returnUnspent(tx, batch);
        var open = new HashSet<Long>();
        fulfillments.byOrder(tx, Work.subjects(batch)).stream()
                .filter(f -> f.state().open())
                .map(Fulfillment::order)
                .forEach(open::add);
        var stopped = new HashSet<Long>();
        batch.stream().filter(w -> OrderFacts.RECALLED.of(w)).forEach(w -> stopped.add(w.subject()));
        var needs = unfilled.of(tx, Work.subjects(batch));
        var unreleased = unworked.giveBackSurplus(
                tx, needs.stream().map(OpenDemand.Need::parts).toList(), stopped);
        // Units of held lines wait while nodes work on others: the order stays where it hears of these.
        var waiting =
                held.waiting(tx, unreleased.stream().filter(open::contains).toList(), Set.of());
        var outcomes = new ArrayList<Outcome>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            long order = batch.get(i).subject();
            var next = unreleased.contains(order) && !waiting.contains(order)
                    ? "short"
                    : next(needs.get(i), stopped.contains(order), open.contains(order));
            var outcome = next.equals("short") ? Outcome.of(next).with(OrderFacts.GIVEN_BACK, true) : Outcome.of(next);
            outcome = needs.get(i).parts().any() ? outcome.with(OrderFacts.KITS, true) : outcome;
            outcomes.add(
                    leftNevertheless(tx, batch.get(i), needs.get(i).order())
                            ? outcome.with(OrderFacts.CANCELED_TOO_LATE, true)
                            : outcome);
        }
        return outcomes;
    }

    /** What was charged at the order may have been too much: another SKU that costs less has left. */
    private void returnUnspent(Tx tx, List<Work> batch) {
        var charged = batch.stream()
                .filter(w -> OrderFacts.CHARGED_AT_ORDER.of(w))
                .map(Work::subject)
                .toList();
        if (!charged.isEmpty()) {
            money.ofCanceledUnits(tx, charged);
        }
    }

    /** Raises a case, once, where units left although somebody had asked to cancel. */
    private static boolean leftNevertheless(Tx tx, Work work, Order order) {
        long left = shipped(order) - OrderFacts.SHIPPED_BEFORE.of(work);
        boolean asked = OrderFacts.RECALLED.of(work) || OrderFacts.CANCEL_ASKED.of(work);
        if (!asked || left <= 0 || OrderFacts.CANCELED_TOO_LATE.of(work)) {
            return false;
        }
        tx.raise(StageCaseKinds.CANCEL_TOO_LATE.problem(
                work.subject(), left + " units left although somebody had asked to cancel"));
        return true;
    }

    private static long shipped(Order order) {
        return order.lines().stream().mapToLong(OrderLine::shipped).sum();
    }

    private static String next(OpenDemand.Need need, boolean recalled, boolean open) {
        if (!recalled && !need.lines().isEmpty()) {
            return "short";
        }
        if (open) {
            return "open";
        }
        return recalled && shipped(need.order()) == 0 ? "recalled" : "finished";
    }
}
