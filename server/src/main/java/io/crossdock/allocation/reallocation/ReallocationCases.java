package io.crossdock.allocation.reallocation;

import io.crossdock.allocation.demand.DemandFactory;
import io.crossdock.allocation.demand.OpenDemand;
import io.crossdock.allocation.kit.KitExplosion;
import io.crossdock.allocation.kit.NeededUnits;
import io.crossdock.allocation.kit.OrderKits;
import io.crossdock.allocation.reallocation.ReallocationCase.State;
import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Sku;
import io.crossdock.orders.Orders;
import io.crossdock.shared.LineRef;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Demand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Loads the orders that are to be decided again, in a few statements for any number. */
@Component
final class ReallocationCases {

    private final UnreleasedReservations unworked;
    private final Orders orders;
    private final Fulfillments fulfillments;
    private final Masterdata masterdata;
    private final DemandFactory demands;
    private final OrderKits kits;

    ReallocationCases(
            UnreleasedReservations unworked,
            Orders orders,
            Fulfillments fulfillments,
            Masterdata masterdata,
            DemandFactory demands,
            OrderKits kits) {
        this.unworked = unworked;
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.masterdata = masterdata;
        this.demands = demands;
        this.kits = kits;
    }

    /**
     * One per order and delivery group with such units, in the given order.
     *
     * @param units units to move, by order
     * @param left fulfillments that nodes have reported as shipped; their units are no longer moved
     */
    List<ReallocationCase> of(
            Tx tx, ReallocationRequest asked, Map<Long, List<ReservedUnits>> units, Collection<Long> left) {
        var work = fulfillments.byOrder(tx, units.keySet()).stream().collect(Collectors.groupingBy(Fulfillment::order));
        var skus = masterdata.skus(
                tx,
                units.values().stream()
                        .flatMap(List::stream)
                        .map(ReservedUnits::sku)
                        .collect(Collectors.toSet()));
        var relocations = new ArrayList<ReallocationCase>();
        var all = kits.of(tx, orders.load(tx, List.copyOf(units.keySet())));
        var known = new Known(skus, Set.copyOf(left), unworked.heldTwice(tx, all));
        for (var parts : all) {
            long id = parts.order().id().value();
            ListIndex.known(units, id).stream()
                    .collect(Collectors.groupingBy(
                            g -> parts.order().groupOf(g.line().line()), TreeMap::new, Collectors.toList()))
                    .forEach((group, held) -> relocations.add(of(
                            tx,
                            asked,
                            parts,
                            held,
                            work.getOrDefault(id, List.of()).stream()
                                    .filter(f -> f.group() == group)
                                    .toList(),
                            known)));
        }
        return relocations;
    }

    /**
     * Of all orders.
     *
     * @param gone fulfillments that have shipped
     * @param twice lines that hold units in place of work that is being recalled
     */
    private record Known(Map<String, Sku> skus, Set<Long> gone, Set<LineRef> twice) {}

    private ReallocationCase of(
            Tx tx,
            ReallocationRequest asked,
            KitExplosion parts,
            List<ReservedUnits> meant,
            List<Fulfillment> all,
            Known known) {
        var order =
                parts.order().part(parts.order().groupOf(meant.getFirst().line().line()));
        long id = order.id().value();
        var working = all.stream()
                .filter(f -> f.state() == Fulfillment.State.RELEASED)
                .toList();
        var left = working.stream()
                .filter(f -> known.gone.contains(f.id().value()))
                .map(Fulfillment::node)
                .collect(Collectors.toSet());
        var there = meant.stream().filter(g -> !left.contains(g.node())).toList();
        var needed = there.stream()
                .filter(g -> !known.twice.contains(LineRef.original(id, g.line())))
                .toList();
        var state = there.isEmpty() ? State.SHIPPED : needed.isEmpty() ? State.UNDER_WAY : State.OPEN;
        var units = state == State.OPEN ? needed : meant;
        var nodes = units.stream().map(ReservedUnits::node).collect(Collectors.toCollection(TreeSet::new));
        var excluded = all.stream()
                .filter(Fulfillment::gaveBack)
                .map(Fulfillment::node)
                .collect(Collectors.toCollection(TreeSet::new));
        excluded.addAll(nodes);
        var elsewhere = closing(demands.of(tx, order, lines(parts, units), known.skus, excluded), asked);
        return new ReallocationCase(
                order,
                units,
                working.stream().filter(f -> nodes.contains(f.node())).toList(),
                state,
                elsewhere,
                elsewhere.with(Set.of(), elsewhere.rules()),
                asItIs(elsewhere, asked));
    }

    /** Without the service that is down, even if nobody closed it. */
    private static Demand closing(Demand demand, ReallocationRequest asked) {
        var rules = demand.rules();
        if (rules == null || asked.service() == null) {
            return demand;
        }
        var without = new TreeSet<>(rules.without());
        without.add(asked.service());
        return demand.with(demand.excluded(), rules.closing(without));
    }

    /** With that service, at its current cost. */
    private static Demand asItIs(Demand demand, ReallocationRequest asked) {
        var rules = demand.rules();
        if (rules == null || asked.service() == null) {
            return demand.with(Set.of(), rules);
        }
        var without = new TreeSet<>(rules.without());
        without.remove(asked.service());
        return demand.with(Set.of(), rules.closing(without));
    }

    private static List<OpenDemand.Line> lines(KitExplosion order, List<ReservedUnits> held) {
        var units = new TreeMap<UnitLine, Long>();
        var skus = new HashMap<UnitLine, String>();
        held.forEach(g -> {
            units.merge(g.line(), g.quantity(), Long::sum);
            skus.put(g.line(), g.sku());
        });
        var known = ListIndex.by(order.needed(), NeededUnits::line);
        var lines = new ArrayList<OpenDemand.Line>();
        units.forEach((sent, quantity) -> {
            var line = known.get(sent.original());
            if (line != null) {
                lines.add(new OpenDemand.Line(
                        sent.substitute() ? line.sentAs(sent, ListIndex.known(skus, sent)) : line, quantity));
            }
        });
        return lines;
    }
}
