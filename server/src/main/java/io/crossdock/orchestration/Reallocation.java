package io.crossdock.orchestration;

import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.engine.SubjectLocks;
import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.inventory.Allocations;
import io.crossdock.inventory.Available;
import io.crossdock.inventory.Goods;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.Release;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.Orders;
import io.crossdock.orders.Substitution;
import io.crossdock.promises.NodeWork;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes orders' units away from a node and gives them others, because the node closed, has an outage, or somebody has a better claim on them.
 *
 * <p>The other units are reserved first, in the same transaction. What no node works on yet is given back at once; work that was handed
 * over is recalled, and its units are given back when the node says that it stops. Until then the order holds both, and whatever
 * the node answers, one of them is shipped: {@link Unworked} gives the other back. An order that nothing else can serve keeps what it has.
 */
@Component
public final class Reallocation {

    /** Orders of one call. */
    public static final int ORDERS_MAX = 500;

    /**
     * What should move.
     *
     * @param sku only its units; null for everything at the node
     * @param units of that SKU that are needed: the youngest orders give theirs until they are reached; 0 for all
     * @param after orders beyond this one; 0 from the start
     */
    public record Asked(String node, @Nullable String sku, long units, long after, String reason) {

        Allocations.From from() {
            return units > 0 ? Allocations.From.YOUNGEST : Allocations.From.OLDEST;
        }
    }

    /** What became of an order. */
    public enum Result {
        /** Its units are at other nodes now. */
        MOVED,
        /** Its units are reserved at other nodes, and the node was asked to stop. */
        RECALLED,
        /** Nothing else can serve it: it keeps what it has. */
        KEPT,
        /** The node has said that it shipped. */
        TOO_LATE;

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * An order.
     *
     * @param units that it holds at the node
     * @param placements where it is served from instead; none where it isn't
     * @param extraMinor what that costs more than the node; null where the node could not be decided for now
     */
    public record Moved(
            OrderId order, Result result, List<Goods> units, List<Decision.Placement> placements, @Nullable Long extraMinor) {}

    /** Data of {@code order-reallocated}. */
    record Told(String node, String reason, List<Decision.Placement> placements, List<FulfillmentId> recalled, @Nullable Long extraMinor) {}

    /** Data of {@code reallocation-kept}. */
    record Kept(String node, String reason, Result why) {}

    private record Case(Order order, List<Goods> units, List<Fulfillment> work, boolean shipped, Demand demand) {

        long id() {
            return order.id().value();
        }
    }

    private final Allocations allocations;
    private final Allocation allocation;
    private final Demands demands;
    private final Inventory inventory;
    private final Orders orders;
    private final Fulfillments fulfillments;
    private final Masterdata masterdata;
    private final Promising promising;
    private final Sites sites;
    private final KitOrders kits;

    Reallocation(
            Allocations allocations, Allocation allocation, Inventory inventory, Orders orders, Fulfillments fulfillments,
            Masterdata masterdata, Promising promising, Sites sites, Demands demands, KitOrders kits) {
        this.kits = kits;
        this.allocations = allocations;
        this.allocation = allocation;
        this.demands = demands;
        this.inventory = inventory;
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.masterdata = masterdata;
        this.promising = promising;
        this.sites = sites;
    }

    /** What {@link #run} would do now; changes nothing. */
    public List<Moved> preview(Tx tx, Asked asked) {
        var cases = cases(tx, asked, wanted(tx, asked), Set.of());
        var plans = new HashMap<Long, Decision.Sourced>();
        for (var decision : allocation.decide(tx, cases.stream().map(Case::demand).toList())) {
            if (decision instanceof Decision.Sourced plan) {
                plans.put(plan.order(), plan);
            }
        }
        return cases.stream().map(c -> moved(tx, asked, c, plans.get(c.id()))).toList();
    }

    /** Moves what can be moved. */
    public List<Moved> run(Tx tx, Asked asked) {
        // Whoever changes an order's stock holds the order first; what it holds is read again then.
        var ids = wanted(tx, asked).stream().map(Goods::order).collect(Collectors.toCollection(TreeSet::new));
        SubjectLocks.take(tx, ids);
        var units = wanted(tx, asked).stream().filter(g -> ids.contains(g.order())).toList();
        var work = fulfillments.byOrder(tx, ids).stream()
                .filter(f -> f.state() == Fulfillment.State.RELEASED && f.node().equals(asked.node()))
                .map(f -> f.id().value())
                .toList();
        var cases = cases(tx, asked, units, new HashSet<>(fulfillments.reportedShipped(tx, work)));
        var results = allocation.allocate(tx, cases.stream().filter(c -> !c.shipped()).map(Case::demand).toList());
        var moved = new ArrayList<Moved>();
        var plans = new ArrayList<Decision.Sourced>();
        var wishes = new HashMap<Long, Wish>();
        for (var c : cases) {
            var plan = results.get(c.id()) instanceof Allocation.Result.Allocated won ? won.plan() : null;
            moved.add(moved(tx, asked, c, plan));
            if (plan != null) {
                plans.add(plan);
                wishes.put(c.id(), Wish.of(c.order()));
            }
        }
        promising.promise(tx, plans, wishes);
        move(tx, asked, cases, moved);
        return moved;
    }

    private List<Goods> wanted(Tx tx, Asked asked) {
        var at = allocations.at(tx, asked.node(), asked.sku(), asked.from(), asked.after(), ORDERS_MAX);
        if (asked.units() == 0) {
            return at;
        }
        var taken = new ArrayList<Goods>();
        long sum = 0;
        long order = 0;
        for (var g : at) {
            if (sum >= asked.units() && g.order() != order) {
                break;
            }
            taken.add(g);
            order = g.order();
            sum += g.quantity();
        }
        return taken;
    }

    /** @param shipped fulfillments of which the node said that they have left */
    private List<Case> cases(Tx tx, Asked asked, List<Goods> units, Set<Long> shipped) {
        var byOrder = new LinkedHashMap<Long, List<Goods>>();
        units.forEach(g -> byOrder.computeIfAbsent(g.order(), _ -> new ArrayList<>()).add(g));
        var work = new HashMap<Long, List<Fulfillment>>();
        fulfillments.byOrder(tx, byOrder.keySet()).forEach(f -> work.computeIfAbsent(f.order(), _ -> new ArrayList<>()).add(f));
        var skus = masterdata.skus(tx, units.stream().map(Goods::sku).collect(Collectors.toSet()));
        var cases = new ArrayList<Case>();
        for (var parts : kits.of(tx, orders.load(tx, List.copyOf(byOrder.keySet())))) {
            var order = parts.order();
            var all = work.getOrDefault(order.id().value(), List.of());
            var excluded = all.stream().filter(Fulfillment::gaveBack).map(Fulfillment::node).collect(Collectors.toCollection(TreeSet::new));
            excluded.add(asked.node());
            var here = all.stream().filter(f -> f.state() == Fulfillment.State.RELEASED && f.node().equals(asked.node())).toList();
            var held = byOrder.get(order.id().value());
            cases.add(new Case(
                    order, held, here, here.stream().anyMatch(f -> shipped.contains(f.id().value())),
                    demands.of(tx, order, lines(parts.asParts(), held), skus, excluded)));
        }
        return cases;
    }

    private static List<Unfilled.Line> lines(Order order, List<Goods> held) {
        var units = new TreeMap<Integer, Long>();
        var skus = new HashMap<Integer, String>();
        held.forEach(g -> {
            units.merge(g.line(), g.quantity(), Long::sum);
            skus.put(g.line(), g.sku());
        });
        var known = new HashMap<Integer, OrderLine>();
        order.lines().forEach(l -> known.put(l.line(), l));
        var lines = new ArrayList<Unfilled.Line>();
        units.forEach((number, quantity) -> {
            var line = known.get(Substitution.sold(number));
            if (line != null) {
                lines.add(new Unfilled.Line(Substitution.is(number) ? line.sentAs(number, skus.get(number)) : line, quantity));
            }
        });
        return lines;
    }

    private Moved moved(Tx tx, Asked asked, Case c, Decision.@Nullable Sourced plan) {
        if (c.shipped() || plan == null) {
            return new Moved(c.order().id(), c.shipped() ? Result.TOO_LATE : Result.KEPT, c.units(), List.of(), null);
        }
        var here = new TreeMap<String, List<Available>>();
        var sums = new TreeMap<String, Long>();
        c.units().forEach(g -> sums.merge(g.sku(), g.quantity(), Long::sum));
        sums.forEach((sku, units) -> here.put(sku, List.of(new Available(asked.node(), units))));
        var stays = new Demand(
                c.demand().order(), c.demand().channel(), c.demand().service(), c.demand().to(), c.demand().lines(), Set.of(),
                c.demand().rules());
        var extra = allocation.ifThere(tx, stays, here) instanceof Decision.Sourced now
                ? Long.valueOf(plan.cost().totalMinor() - now.cost().totalMinor())
                : null;
        return new Moved(c.order().id(), c.work().isEmpty() ? Result.MOVED : Result.RECALLED, c.units(), plan.placements(), extra);
    }

    private void move(Tx tx, Asked asked, List<Case> cases, List<Moved> moved) {
        var free = new ArrayList<Release>();
        for (int i = 0; i < cases.size(); i++) {
            var c = cases.get(i);
            var to = moved.get(i);
            switch (to.result()) {
                case MOVED, RECALLED -> {
                    free.addAll(idle(c));
                    c.work().forEach(f -> tx.signal(new Tx.Signal(f.id().value(), "recall-requested", Map.of("reason", asked.reason()))));
                    tx.emit(c.id(), "order-reallocated", new Told(
                            asked.node(), asked.reason(), to.placements(), c.work().stream().map(Fulfillment::id).toList(), to.extraMinor()));
                }
                case KEPT, TOO_LATE -> tx.emit(c.id(), "reallocation-kept", new Kept(asked.node(), asked.reason(), to.result()));
            }
        }
        if (!free.isEmpty()) {
            inventory.release(tx, free);
            sites.giveBack(tx, free.stream().map(r -> new NodeWork.Given(r.order(), r.node(), r.quantity())).toList());
        }
    }

    /** What the order holds at the node beyond the work that was handed over there. */
    private static List<Release> idle(Case c) {
        var worked = new HashMap<Integer, Long>();
        c.work().forEach(f -> f.lines().forEach(l -> worked.merge(l.line(), l.quantity(), Long::sum)));
        return c.units().stream()
                .map(g -> new Release(g.order(), g.line(), g.node(), g.quantity() - worked.getOrDefault(g.line(), 0L)))
                .filter(r -> r.quantity() > 0)
                .toList();
    }
}
