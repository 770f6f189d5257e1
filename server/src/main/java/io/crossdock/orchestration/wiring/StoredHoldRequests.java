package io.crossdock.orchestration.wiring;

import io.crossdock.allocation.demand.OpenDemand;
import io.crossdock.engine.Engine;
import io.crossdock.engine.SubjectLockStore;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.engine.process.ProcessDefinition;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.hold.HoldAnswer;
import io.crossdock.orders.hold.HoldAnswer.Outcome;
import io.crossdock.orders.hold.HoldRelease;
import io.crossdock.orders.hold.HoldRequests;
import io.crossdock.orders.hold.HoldStep;
import io.crossdock.orders.hold.HoldWish;
import io.crossdock.orders.hold.NewHold;
import io.crossdock.orders.hold.OrderHold;
import io.crossdock.orders.hold.OrderHolds;
import io.crossdock.shared.ListIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Places and releases holds, and tells the orders' processes where that changes their way. */
@Component
final class StoredHoldRequests implements HoldRequests {

    private static final String PROCESS = "order";
    private static final String ENDED = "ended";

    private final Engine engine;
    private final OrderHolds holds;
    private final OpenDemand demand;
    private final Fulfillments fulfillments;

    StoredHoldRequests(Engine engine, OrderHolds holds, OpenDemand demand, Fulfillments fulfillments) {
        this.engine = engine;
        this.holds = holds;
        this.demand = demand;
        this.fulfillments = fulfillments;
    }

    @Override
    public List<HoldAnswer> place(Tx tx, List<OrderId> orders, HoldWish wish) {
        var standings = standings(tx, orders);
        var open = standings.values().stream()
                .filter(standing -> !standing.status().equals(ENDED))
                .map(Standing::subject)
                .toList();
        var needs = open.isEmpty()
                ? Map.<Long, OpenDemand.Need>of()
                : ListIndex.by(demand.of(tx, open), n -> n.order().id().value());
        var work = fulfillments.byOrder(tx, open).stream().collect(Collectors.groupingBy(Fulfillment::order));
        var terms = wish.terms(tx.at());
        var refused = new HashMap<Long, Outcome>();
        var taken = new ArrayList<NewHold>();
        for (var order : orders) {
            var no = refusal(standings.get(order.value()), needs.get(order.value()), terms.blocks());
            if (no == null) {
                taken.add(new NewHold(order, terms, tx.actor(), wish.note()));
            } else {
                refused.put(order.value(), no);
            }
        }
        var placed = ListIndex.by(holds.place(tx, taken), p -> p.hold().order().value());
        var blocked = blocked(tx, ids(orders));
        var answers = new ArrayList<HoldAnswer>();
        for (var order : orders) {
            long id = order.value();
            var no = refused.get(id);
            if (no != null) {
                answers.add(HoldAnswer.no(order.toString(), no));
                continue;
            }
            var placing = ListIndex.known(placed, id);
            var steps = List.copyOf(blocked.getOrDefault(id, Set.of()));
            if (!placing.fresh()) {
                answers.add(new HoldAnswer(
                        order.toString(), Outcome.ALREADY_HELD, List.of(placing.hold()), List.of(), steps));
                continue;
            }
            var standing = ListIndex.known(standings, id);
            var rule = new HoldEffectRule(
                    definition(standing),
                    standing.stage(),
                    !ListIndex.known(needs, id).lines().isEmpty(),
                    work.getOrDefault(id, List.of()));
            var effects = rule.of(placing.hold().terms().blocks());
            if (rule.mustHear(effects)) {
                tx.signal(new Tx.Signal(
                        id,
                        HoldEffectRule.PLACED_SIGNAL,
                        Map.of("hold", placing.hold().id().toString()),
                        wish.note()));
            }
            answers.add(new HoldAnswer(order.toString(), Outcome.PLACED, List.of(placing.hold()), effects, steps));
        }
        return answers;
    }

    private @Nullable Outcome refusal(
            @Nullable Standing standing, OpenDemand.@Nullable Need need, List<HoldStep> blocks) {
        if (standing == null) {
            return Outcome.ORDER_NOT_FOUND;
        }
        if (standing.status().equals(ENDED) || need == null) {
            return Outcome.ORDER_ENDED;
        }
        if (blocks.stream().noneMatch(step -> HoldEffectRule.watches(definition(standing), step))) {
            return Outcome.HOLD_NOT_TAKEN;
        }
        return open(need.order()) == 0 ? Outcome.NOTHING_TO_HOLD : null;
    }

    private static long open(Order order) {
        return order.everyLine().stream().mapToLong(OrderLine::open).sum();
    }

    @Override
    public List<HoldAnswer> release(Tx tx, List<OrderId> orders, long hold, @Nullable String type, String note) {
        var standings = standings(tx, orders);
        var released =
                holds
                        .release(
                                tx,
                                orders.stream()
                                        .map(order -> new HoldRelease(order, hold, type, note))
                                        .toList())
                        .stream()
                        .collect(Collectors.groupingBy(OrderHold::order));
        var blocked = blocked(tx, ids(orders));
        return orders.stream()
                .map(order -> {
                    if (!standings.containsKey(order.value())) {
                        return HoldAnswer.no(order.toString(), Outcome.ORDER_NOT_FOUND);
                    }
                    var ended = released.getOrDefault(order, List.of());
                    return new HoldAnswer(
                            order.toString(),
                            ended.isEmpty() ? Outcome.NOT_HELD : Outcome.RELEASED,
                            ended,
                            List.of(),
                            List.copyOf(blocked.getOrDefault(order.value(), Set.of())));
                })
                .toList();
    }

    private static List<Long> ids(List<OrderId> orders) {
        return orders.stream().map(OrderId::value).toList();
    }

    private Map<Long, Set<HoldStep>> blocked(Tx tx, Collection<Long> orders) {
        var blocked = new HashMap<Long, Set<HoldStep>>();
        holds.active(tx, orders)
                .forEach(hold -> blocked.computeIfAbsent(hold.order().value(), _ -> EnumSet.noneOf(HoldStep.class))
                        .addAll(hold.terms().blocks()));
        return blocked;
    }

    private ProcessDefinition definition(Standing standing) {
        return engine.processes().pinned(PROCESS, standing.version());
    }

    /** Where the orders stand. Locks them: of two requests, the later one sees the earlier one. */
    private static Map<Long, Standing> standings(Tx tx, List<OrderId> orders) {
        SubjectLockStore.take(tx, ids(orders));
        return EngineQueries.standing(tx, ids(orders)).stream()
                .filter(standing -> standing.process().equals(PROCESS))
                .collect(Collectors.toMap(Standing::subject, standing -> standing));
    }
}
