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
import io.crossdock.orchestration.stage.LineHolds;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.hold.HoldAnswer;
import io.crossdock.orders.hold.HoldAnswer.Outcome;
import io.crossdock.orders.hold.HoldEffect;
import io.crossdock.orders.hold.HoldEffect.Kind;
import io.crossdock.orders.hold.HoldRelease;
import io.crossdock.orders.hold.HoldRequests;
import io.crossdock.orders.hold.HoldScope;
import io.crossdock.orders.hold.HoldStep;
import io.crossdock.orders.hold.HoldTerms;
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
    private final LineHolds lines;

    StoredHoldRequests(Engine engine, OrderHolds holds, OpenDemand demand, Fulfillments fulfillments, LineHolds lines) {
        this.lines = lines;
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
        var refused = new HashMap<Long, HoldAnswer>();
        var taken = new ArrayList<NewHold>();
        for (var order : orders) {
            var need = needs.get(order.value());
            var no = refusal(standings.get(order.value()), need, wish.steps());
            if (no != null || need == null) {
                refused.put(order.value(), HoldAnswer.no(order.toString(), no == null ? Outcome.ORDER_ENDED : no));
                continue;
            }
            var held = wanted(need.order(), wish.scope());
            var answer = lineRefusal(need.order(), held, wish.scope(), rule(standings, needs, work, order.value()));
            if (answer == null) {
                taken.add(new NewHold(order, wish.terms(tx.at(), held), tx.actor(), wish.note()));
            } else {
                refused.put(order.value(), answer);
            }
        }
        var complete = wish.scope().single() ? lines.complete(tx, open) : Set.<Long>of();
        var placed = ListIndex.by(holds.place(tx, taken), p -> p.hold().order().value());
        var blocked = blocked(tx, ids(orders));
        var answers = new ArrayList<HoldAnswer>();
        for (var order : orders) {
            long id = order.value();
            var no = refused.get(id);
            if (no != null) {
                answers.add(no);
                continue;
            }
            var placing = ListIndex.known(placed, id);
            var steps = List.copyOf(blocked.getOrDefault(id, Set.of()));
            if (!placing.fresh()) {
                answers.add(new HoldAnswer(
                        order.toString(), Outcome.ALREADY_HELD, List.of(placing.hold()), List.of(), steps));
                continue;
            }
            var rule = rule(standings, needs, work, id);
            var terms = placing.hold().terms();
            var effects = effects(
                    rule,
                    terms,
                    ListIndex.known(needs, id).order(),
                    complete.contains(id) ? Kind.ORDER_WAITS : Kind.WAITS);
            if (terms.lines().isEmpty() && rule.mustHear(effects)) {
                tell(tx, placing.hold(), wish.note());
            }
            answers.add(new HoldAnswer(order.toString(), Outcome.PLACED, List.of(placing.hold()), effects, steps));
        }
        return answers;
    }

    private static void tell(Tx tx, OrderHold hold, String note) {
        tx.signal(new Tx.Signal(
                hold.order().value(),
                HoldEffectRule.PLACED_SIGNAL,
                Map.of("hold", hold.id().toString()),
                note));
    }

    private static List<HoldEffect> effects(HoldEffectRule rule, HoldTerms terms, Order order, Kind rest) {
        var held = Set.copyOf(terms.lines());
        return held.isEmpty() ? rule.of(terms.blocks()) : rule.ofLines(held, rule.units(order, held), rest);
    }

    private HoldEffectRule rule(
            Map<Long, Standing> standings,
            Map<Long, OpenDemand.Need> needs,
            Map<Long, List<Fulfillment>> work,
            long order) {
        var standing = ListIndex.known(standings, order);
        return new HoldEffectRule(
                definition(standing),
                standing.stage(),
                !ListIndex.known(needs, order).lines().isEmpty(),
                work.getOrDefault(order, List.of()));
    }

    /** Lines of an order that a hold is about, of which units are still to be sent; none for the order as a whole. */
    private static List<Integer> wanted(Order order, HoldScope scope) {
        return order.lines().stream()
                .filter(line -> named(line, scope) && line.open() > 0)
                .map(OrderLine::line)
                .toList();
    }

    private static boolean named(OrderLine line, HoldScope scope) {
        return scope.lines().contains(line.line())
                || !line.sku().isEmpty() && scope.skus().contains(line.sku());
    }

    private static @Nullable HoldAnswer lineRefusal(
            Order order, List<Integer> held, HoldScope scope, HoldEffectRule rule) {
        if (!scope.single()) {
            return null;
        }
        var id = order.id().toString();
        if (order.services().stream().anyMatch(line -> named(line, scope))
                && (held.isEmpty() || !scope.lines().isEmpty())) {
            return HoldAnswer.no(id, Outcome.SERVICE_LINES);
        }
        var known = order.lines().stream().map(OrderLine::line).toList();
        if (!known.containsAll(scope.lines()) || order.lines().stream().noneMatch(line -> named(line, scope))) {
            return HoldAnswer.no(id, Outcome.LINE_NOT_FOUND);
        }
        if (held.isEmpty()) {
            return HoldAnswer.no(id, Outcome.NOTHING_TO_HOLD);
        }
        var lines = Set.copyOf(held);
        var units = rule.units(order, lines);
        return units.idle() > 0
                ? null
                : new HoldAnswer(
                        id, Outcome.LINES_RELEASED, List.of(), rule.ofLines(lines, units, Kind.WAITS), List.of());
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
        holds.active(tx, orders).stream()
                .filter(hold -> hold.terms().lines().isEmpty())
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
