package io.crossdock.allocation.carthold;

import io.crossdock.allocation.demand.DemandFactory;
import io.crossdock.allocation.demand.RuledDemand;
import io.crossdock.allocation.demand.SourcingRequest;
import io.crossdock.allocation.node.CandidateNodes;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Sku;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.SourceNode;
import io.crossdock.sourcing.Sourcing;
import io.crossdock.sourcing.SourcingSupply;
import io.crossdock.sourcing.StockPrices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Plans for units that orders already hold. The decision is that of any order, by its rules and the nodes' current
 * calendars, cutoffs and capacities, with those units as the only supply. The nodes are thus given; services, dates and
 * costs are decided.
 */
@Component
final class HeldUnitPlans {

    /** Most rounds in which no order gets a place at a node, because others are faster. */
    private static final int ROUNDS = 4;

    /** Units that an order holds. */
    record Held(SourcingRequest wish, List<ReservedUnits> units) {}

    /**
     * Plans of held units.
     *
     * @param demands by delivery group; {@code plans} has plans for some of them
     */
    record Made(Map<GroupRef, RuledDemand> demands, List<Decision.Sourced> plans) {}

    private record Asked(RuledDemand ruled, Map<String, List<AvailableUnits>> units) {

        Demand demand() {
            return ruled.demand();
        }
    }

    private final Sourcing sourcing;
    private final StockPrices prices;
    private final DemandFactory demands;
    private final CandidateNodes sites;
    private final Masterdata masterdata;

    HeldUnitPlans(
            Sourcing sourcing, StockPrices prices, DemandFactory demands, CandidateNodes sites, Masterdata masterdata) {
        this.sourcing = sourcing;
        this.prices = prices;
        this.demands = demands;
        this.sites = sites;
        this.masterdata = masterdata;
    }

    /**
     * Decides, books capacity at nodes, and records the decisions. An order that its units can't serve now has no plan.
     */
    Made make(Tx tx, List<Held> orders) {
        var codes = new TreeSet<String>();
        orders.forEach(held -> held.units().forEach(g -> codes.add(g.sku())));
        var skus = masterdata.skus(tx, codes);
        var priced = prices.of(tx, codes);
        // An unknown service must fail at the order's own stage, not fail the capture of the whole batch.
        var carried = sourcing.carriers();
        var open = orders.stream()
                .filter(held -> carried.contains(held.wish().carriedBy()))
                .map(held -> asked(tx, held, skus))
                .toList();
        var asked = open.stream().collect(Collectors.toMap(a -> a.ruled.ref(), Asked::ruled));
        var made = new ArrayList<Decision.Sourced>();
        for (int round = 1; round <= ROUNDS && !open.isEmpty(); ) {
            var now = sites.now(tx, open.stream().map(Asked::demand).toList());
            var plans = plans(open, now, priced);
            var full = sites.withoutRoom(tx, now, plans);
            plans.removeAll(full);
            sites.book(tx, now, plans);
            made.addAll(plans);
            var again = new TreeSet<Long>();
            full.forEach(plan -> again.add(plan.order()));
            open = open.stream().filter(a -> again.contains(a.ruled.order())).toList();
            round += plans.isEmpty() ? 1 : 0;
        }
        sourcing.record(tx, List.copyOf(made));
        return new Made(asked, made);
    }

    /** Decides each order alone, so that none takes another's units. */
    private List<Decision.Sourced> plans(
            List<Asked> open, CandidateNodes.Now now, Map<String, Map<String, Long>> priced) {
        var plans = new ArrayList<Decision.Sourced>();
        for (var asked : open) {
            var supply = new SourcingSupply(holding(now.nodes(), asked.units), asked.units, priced);
            if (sourcing.decide(List.of(asked.demand()), supply).getFirst() instanceof Decision.Sourced plan) {
                plans.add(plan);
            }
        }
        return plans;
    }

    private static List<SourceNode> holding(List<SourceNode> nodes, Map<String, List<AvailableUnits>> units) {
        var codes = new TreeSet<String>();
        units.values().forEach(at -> at.forEach(a -> codes.add(a.node())));
        return nodes.stream().filter(node -> codes.contains(node.code())).toList();
    }

    private Asked asked(Tx tx, Held held, Map<String, Sku> skus) {
        var lines = new TreeMap<UnitLine, Demand.DemandLine>();
        var units = new TreeMap<String, TreeMap<String, Long>>();
        for (var g : held.units()) {
            var sku =
                    Objects.requireNonNull(skus.get(g.sku()), "a held SKU that is not in the master data: " + g.sku());
            lines.merge(
                    g.line(),
                    DemandFactory.line(g.line(), sku, g.quantity()),
                    (a, b) -> DemandFactory.line(a.line(), sku, a.quantity() + b.quantity()));
            units.computeIfAbsent(g.sku(), _ -> new TreeMap<>()).merge(g.node(), g.quantity(), Long::sum);
        }
        var supply = new TreeMap<String, List<AvailableUnits>>();
        units.forEach((sku, byNode) -> supply.put(
                sku,
                byNode.entrySet().stream()
                        .map(at -> new AvailableUnits(at.getKey(), at.getValue()))
                        .toList()));
        return new Asked(demands.ruled(tx, held.wish(), List.copyOf(lines.values()), Set.of(), null), supply);
    }
}
