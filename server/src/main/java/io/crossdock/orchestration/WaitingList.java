package io.crossdock.orchestration;

import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.Turn;
import io.crossdock.inventory.Wanted;
import io.crossdock.orders.Order;
import io.crossdock.policy.Policies;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Reason;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts orders on the waiting list: each with its turn, by the time of its capture and the rank that the table {@code waiting} gives it, and with
 * what keeps it back where that is something else than stock.
 */
@Component
final class WaitingList {

    /** Fact on an order that was short: what kept it from units that are there; empty where there were none. */
    private static final String KEPT_BACK = "keptBack";

    private final Inventory inventory;
    private final Policies policies;

    WaitingList(Inventory inventory, Policies policies) {
        this.inventory = inventory;
        this.policies = policies;
    }

    /** When an order's turn comes, by the table as it is now. */
    Turn turn(Tx tx, Order order) {
        var question = Demands.question(tx, Wish.of(order), Set.of());
        return new Turn(order.capturedAt(), (int) policies.rule(WaitingTable.TABLE, question).whole(WaitingTable.RANK));
    }

    /** The turn of each, by order. */
    Map<Long, Turn> turns(Tx tx, List<Unfilled.Need> needs) {
        var turns = new HashMap<Long, Turn>();
        needs.forEach(n -> turns.put(n.order().id().value(), turn(tx, n.order())));
        return turns;
    }

    static Comparator<Unfilled.Need> byTurn(Map<Long, Turn> turns) {
        return Comparator.comparing((Unfilled.Need n) -> turns.get(n.order().id().value()).place()).thenComparing(n -> n.order().id().value());
    }

    /** @param batch the orders' facts say what keeps them back */
    void join(Tx tx, List<Work> batch, List<Unfilled.Need> needs) {
        var keptBack = new HashMap<Long, String>();
        batch.forEach(w -> {
            if (w.facts().values().get(KEPT_BACK) instanceof String why && !why.isEmpty()) {
                keptBack.put(w.subject(), why);
            }
        });
        inventory.awaitStock(tx, needs.stream()
                .flatMap(n -> wanted(n, turn(tx, n.order()), keptBack.get(n.order().id().value())).stream())
                .toList());
    }

    private static List<Wanted> wanted(Unfilled.Need need, Turn turn, @Nullable String keptBack) {
        return need.lines().stream()
                .map(l -> new Wanted(need.order().id().value(), l.line().sku(), l.quantity(), need.order().channel(), turn, keptBack))
                .toList();
    }

    /** An order that can't be served, with what keeps it back. */
    static Outcome shortOf(Decision.Unfillable none) {
        var reason = none.reason() != Reason.NO_STOCK ? none.reason()
                : none.lines().stream().map(Decision.ShortLine::reason).filter(r -> r != Reason.NO_STOCK).findFirst().orElse(Reason.NO_STOCK);
        return Outcome.of("short").with(KEPT_BACK, reason == Reason.NO_STOCK ? "" : reason.words());
    }
}
