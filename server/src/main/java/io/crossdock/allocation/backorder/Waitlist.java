package io.crossdock.allocation.backorder;

import io.crossdock.allocation.demand.OpenDemand;
import io.crossdock.allocation.demand.OrderQuestion;
import io.crossdock.allocation.demand.SourcingRequest;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.QueuePosition;
import io.crossdock.inventory.WaitlistEntry;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderFacts;
import io.crossdock.policy.Policies;
import io.crossdock.shared.ListIndex;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.RejectionReason;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts orders on the waiting list, each with its turn (by its time of capture and its rank in the table
 * {@code waiting}) and the reason that keeps it back, if that is not stock.
 */
@Component
public final class Waitlist {

    private final Inventory inventory;
    private final Policies policies;

    Waitlist(Inventory inventory, Policies policies) {
        this.inventory = inventory;
        this.policies = policies;
    }

    /** An order's turn, by the table in force. */
    QueuePosition turn(Tx tx, Order order) {
        var question = OrderQuestion.of(tx, SourcingRequest.of(order), Set.of());
        return new QueuePosition(order.capturedAt(), (int)
                policies.rule(WaitlistTableSchema.TABLE, question).whole(WaitlistTableSchema.RANK));
    }

    /** Turns by order. */
    public Map<Long, QueuePosition> turns(Tx tx, List<OpenDemand.Need> needs) {
        var turns = new HashMap<Long, QueuePosition>();
        needs.forEach(n -> turns.put(n.order().id().value(), turn(tx, n.order())));
        return turns;
    }

    public static Comparator<OpenDemand.Need> byTurn(Map<Long, QueuePosition> turns) {
        return Comparator.comparing((OpenDemand.Need n) ->
                        ListIndex.known(turns, n.order().id().value()).place())
                .thenComparing(n -> n.order().id().value());
    }

    /** @param batch the orders' work; its facts name the reasons that keep orders back */
    public void join(Tx tx, List<Work> batch, List<OpenDemand.Need> needs) {
        var keptBack = new HashMap<Long, String>();
        batch.forEach(w -> {
            var why = OrderFacts.KEPT_BACK.of(w);
            if (!why.isEmpty()) {
                keptBack.put(w.subject(), why);
            }
        });
        inventory.awaitStock(
                tx,
                needs.stream()
                        .flatMap(n -> wanted(
                                n,
                                turn(tx, n.order()),
                                keptBack.get(n.order().id().value()))
                                .stream())
                        .toList());
    }

    private static List<WaitlistEntry> wanted(OpenDemand.Need need, QueuePosition turn, @Nullable String keptBack) {
        return need.lines().stream()
                .map(l -> new WaitlistEntry(
                        need.order().id().value(),
                        l.line().sku(),
                        l.quantity(),
                        need.order().channel(),
                        turn,
                        keptBack))
                .toList();
    }

    /** The outcome of an order that can't be served, with the reason that keeps it back. */
    public static Outcome shortOf(Decision.Unfillable none) {
        var reason = none.reason() != RejectionReason.NO_STOCK
                ? none.reason()
                : none.lines().stream()
                        .map(Decision.ShortLine::reason)
                        .filter(r -> r != RejectionReason.NO_STOCK)
                        .findFirst()
                        .orElse(RejectionReason.NO_STOCK);
        return Outcome.of("short").with(OrderFacts.KEPT_BACK, reason == RejectionReason.NO_STOCK ? "" : reason.words());
    }
}
