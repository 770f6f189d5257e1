package io.crossdock.orchestration.change;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.masterdata.KnownKits;
import io.crossdock.orders.OrderFacts;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.Orders;
import io.crossdock.orders.change.OrderChanges;
import io.crossdock.shared.ListIndex;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Loads what a change of an order is decided by. */
@Component
final class ChangeStandings {

    private static final String PROCESS = "order";
    private static final String ENDED = "ended";
    private static final List<String> EVENTS = List.of(
            ChangeRule.ADDRESS_CHANGED,
            ChangeRule.ADDRESS_ASKED,
            MethodRule.METHOD_CHANGED,
            MethodRule.METHOD_ASKED,
            ChangeRule.LINES_ADDED,
            ChangeRule.CANCEL,
            ChangeRule.CANCEL_LINES);

    /** Known late: capabilities of the engine look at changes, too. */
    private final ObjectProvider<Engine> engine;

    private final Orders orders;
    private final OrderChanges changes;
    private final Fulfillments fulfillments;
    private final KnownKits kits;

    ChangeStandings(
            ObjectProvider<Engine> engine,
            Orders orders,
            OrderChanges changes,
            Fulfillments fulfillments,
            KnownKits kits) {
        this.engine = engine;
        this.orders = orders;
        this.changes = changes;
        this.fulfillments = fulfillments;
        this.kits = kits;
    }

    ChangeGround of(Tx tx, OrderId id) {
        var order = orders.load(tx, List.of(id.value())).getFirst();
        var standing = standing(tx, id);
        var facts = tx.facts(id.value());
        var atNodes = fulfillments.byOrder(tx, List.of(id.value())).stream()
                .filter(f -> f.state() == Fulfillment.State.RELEASED)
                .toList();
        var stages = ListIndex.by(
                EngineQueries.standing(
                        tx, atNodes.stream().map(f -> f.id().value()).toList()),
                Standing::subject);
        return new ChangeGround(
                order,
                orders.agreements(tx, List.of(id.value())).get(id.value()),
                standing,
                events(standing),
                atNodes.stream()
                        .map(f -> new ChangeGround.AtNode(f, stage(stages.get(f.id().value()))))
                        .toList(),
                new ChangeGround.Said(
                        changes.open(tx, List.of(id.value())).getOrDefault(id.value(), List.of()),
                        orders.cancelRequests(tx, List.of(id.value())),
                        Set.copyOf(kits.kits(
                                        tx,
                                        order.lines().stream()
                                                .map(OrderLine::sku)
                                                .toList())
                                .keySet())),
                new ChangeGround.Flags(OrderFacts.UNPAID.of(facts), OrderFacts.RECALLED.of(facts)));
    }

    private static String stage(@Nullable Standing standing) {
        return standing == null ? "" : standing.stage();
    }

    private static @Nullable Standing standing(Tx tx, OrderId id) {
        return EngineQueries.standing(tx, List.of(id.value())).stream()
                .filter(s -> s.process().equals(PROCESS))
                .findFirst()
                .orElse(null);
    }

    private Set<String> events(@Nullable Standing standing) {
        if (standing == null || standing.status().equals(ENDED)) {
            return Set.of();
        }
        var process = engine.getObject().processes().pinned(PROCESS, standing.version());
        return EVENTS.stream()
                .filter(event -> process.takes(standing.stage(), event))
                .collect(Collectors.toSet());
    }
}
