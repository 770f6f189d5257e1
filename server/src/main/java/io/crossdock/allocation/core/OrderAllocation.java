package io.crossdock.allocation.core;

import io.crossdock.allocation.demand.FillRule;
import io.crossdock.allocation.node.CandidateNodes;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.inventory.ChannelView;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReserveOutcome;
import io.crossdock.inventory.ReserveRequest;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.inventory.availability.Availability;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.RejectionReason;
import io.crossdock.sourcing.Sourcing;
import io.crossdock.sourcing.SourcingSupply;
import io.crossdock.sourcing.StockPrices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Chooses nodes and reserves units there in one step, for a set of orders: decides on the figures as read, claims on
 * the figures as locked, and decides again with fresh figures for orders that lost a race, all in one transaction. A
 * routing result is therefore a reservation.
 */
@Component
public final class OrderAllocation {

    /**
     * Most SKUs of a set for which the first round reads the database; for more, it decides on memory and reads
     * nothing.
     */
    private static final int READ_SKUS_MAX = 32;

    /** Above any network's stock of a SKU, and small enough to be summed over an order's lines. */
    private static final long UNITS_BEYOND = 100_000_000_000_000L;

    /** Oldest memory that a first round may use, in milliseconds. */
    private static final long STALENESS_MS_MAX = 2_000;

    /** Result of one order. */
    public sealed interface Result {
        /** All units are reserved. */
        record Allocated(Decision.Sourced plan) implements Result {}

        /** Too little stock is left; nothing was claimed. */
        record Short(Decision.Unfillable why) implements Result {}
    }

    private final Sourcing sourcing;
    private final Inventory inventory;
    private final Availability availability;
    private final CandidateNodes sites;
    private final StockPrices prices;

    OrderAllocation(
            Sourcing sourcing,
            Inventory inventory,
            Availability availability,
            CandidateNodes sites,
            StockPrices prices) {
        this.prices = prices;
        this.sourcing = sourcing;
        this.inventory = inventory;
        this.availability = availability;
        this.sites = sites;
    }

    /** Results so far, by order id, and the decisions behind them. */
    private record Ended(Map<Long, Result> results, List<Decision> decisions) {

        void keep(List<Decision> decided) {
            decided.stream().filter(d -> took(d, results.get(d.order()))).forEach(decisions::add);
        }

        private static boolean took(Decision decision, @Nullable Result result) {
            return switch (result) {
                case Result.Allocated won -> true;
                case Result.Short none -> decision instanceof Decision.Unfillable;
                case null -> false;
            };
        }
    }

    /**
     * Decides and claims; one result per demand, by order id. Only the decision behind a result is recorded, not plans
     * that lost a race. Channels that see other units of these SKUs than the rest decide and claim separately, one
     * after the other in the order of their first demands.
     *
     * <p>A large set is first decided on this server's memory of the stock, milliseconds old. A plan claims its rows,
     * and only those, in the database, under lock. An order whose plan comes too late, or that has no plan on memory,
     * is decided again on figures from the database. So an order is short only by the figures of the database.
     */
    public Map<Long, Result> allocate(Tx tx, List<Demand> demands) {
        return allocate(tx, demands, ReservationOwner.Kind.ORDER);
    }

    /**
     * The same for cart holds, which get the reservations.
     *
     * @param holds the orders that they would become, under the holds' ids
     */
    public Map<Long, Result> hold(Tx tx, List<Demand> holds) {
        return allocate(tx, holds, ReservationOwner.Kind.CART_HOLD);
    }

    private Map<Long, Result> allocate(Tx tx, List<Demand> demands, ReservationOwner.Kind owners) {
        var ended = new Ended(new LinkedHashMap<>(), new ArrayList<>());
        audiences(tx, demands).forEach((audience, own) -> {
            var round = AllocationRound.first(owners, figures(audience, own), audience, own);
            while (!round.demands().isEmpty()) {
                round = play(tx, round, ended);
            }
        });
        sourcing.record(tx, ended.decisions());
        return ended.results();
    }

    private AllocationRound play(Tx tx, AllocationRound round, Ended ended) {
        var now = sites.now(tx, round.demands());
        var decided = new LiveDecisions(tx).each(round.demands(), sourcing.decider(supply(tx, now, round)));
        var lost = claim(tx, now, round, decided, ended.results());
        ended.keep(decided);
        return round.next(lost, now.limited().keySet());
    }

    /** Demands by audience: channels that see the same units. */
    private Map<ChannelView, List<Demand>> audiences(Tx tx, List<Demand> demands) {
        var split = new LinkedHashMap<ChannelView, List<Demand>>();
        if (!demands.isEmpty()) {
            var channels = demands.stream().map(Demand::channel).distinct().toList();
            for (var audience : inventory.audiences(tx, AllocationRound.skus(demands), channels)) {
                split.put(
                        audience,
                        demands.stream()
                                .filter(d -> audience.channels().contains(d.channel()))
                                .toList());
            }
        }
        return split;
    }

    /** What the first round decides on. Memory has the units that every channel sees, without a channel's fences. */
    private AllocationRound.Figures figures(ChannelView audience, List<Demand> demands) {
        boolean remembers = audience.channel() == null
                && AllocationRound.skus(demands).size() > READ_SKUS_MAX
                && availability.loaded()
                && availability.asOf().stalenessMs() <= STALENESS_MS_MAX;
        return remembers ? AllocationRound.Figures.REMEMBERED : AllocationRound.Figures.READ;
    }

    private SourcingSupply supply(Tx tx, CandidateNodes.Now now, AllocationRound round) {
        var skus = round.skus();
        return switch (round.figures()) {
            case REMEMBERED -> new SourcingSupply(now.nodes(), availability.candidates(skus), prices.of(tx, skus));
            case READ -> read(tx, now, round.audience(), skus);
            case LOCKED -> {
                inventory.lock(tx, skus);
                yield read(tx, now, round.audience(), skus);
            }
        };
    }

    private SourcingSupply read(Tx tx, CandidateNodes.Now now, ChannelView audience, Set<String> skus) {
        var channel = audience.channel();
        var units = channel == null ? inventory.availability(tx, skus) : inventory.availability(tx, skus, channel);
        return new SourcingSupply(now.nodes(), units, prices.of(tx, skus));
    }

    /** @return orders that decide again */
    private Set<Long> claim(
            Tx tx, CandidateNodes.Now now, AllocationRound round, List<Decision> decided, Map<Long, Result> results) {
        var plans = new ArrayList<Decision.Sourced>();
        var misses = new LinkedHashMap<Long, Decision.Unfillable>();
        var lost = new TreeSet<Long>();
        for (var decision : decided) {
            switch (decision) {
                case Decision.Sourced plan -> plans.add(plan);
                case Decision.Unfillable none
                when round.decides(none) -> results.put(none.order(), new Result.Short(none));
                case Decision.Unfillable none -> lost.add(none.order());
            }
        }
        for (var full : sites.withoutRoom(tx, now, plans)) {
            plans.remove(full);
            misses.put(full.order(), FailedPlans.noTime(full));
        }
        var channels = round.channels();
        var outcomes = inventory.reserve(
                tx,
                plans.stream()
                        .map(p -> reserve(round.owner(p), p, channels.get(p.order())))
                        .toList());
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i)) {
                case ReserveOutcome.Reserved won -> results.put(won.owner().id(), new Result.Allocated(plans.get(i)));
                case ReserveOutcome.Short race -> misses.put(race.owner().id(), FailedPlans.gone(plans.get(i), race));
            }
        }
        if (round.last()) {
            misses.forEach((order, none) -> results.put(order, new Result.Short(none)));
        } else {
            lost.addAll(misses.keySet());
        }
        sites.book(
                tx,
                now,
                plans.stream()
                        .filter(p -> results.get(p.order()) instanceof Result.Allocated)
                        .toList());
        return lost;
    }

    private static ReserveRequest reserve(ReservationOwner owner, Decision.Sourced plan, @Nullable String channel) {
        return new ReserveRequest(
                owner,
                plan.placements().stream()
                        .map(p -> new ReserveRequest.Claim(p.line(), p.sku(), p.node(), p.quantity()))
                        .toList(),
                channel);
    }

    /** Decides for orders as of now; claims and records nothing. */
    public List<Decision> decide(Tx tx, List<Demand> demands) {
        var decisions = new ArrayList<Decision>();
        audiences(tx, demands)
                .forEach((audience, own) -> decisions.addAll(new LiveDecisions(tx)
                        .each(
                                own,
                                sourcing.decider(read(tx, sites.now(tx, own), audience, AllocationRound.skus(own))))));
        return decisions;
    }

    /**
     * Decides for each demand as if it came alone now, as its channel sees the stock; claims and records nothing. For
     * carts and their services: none of them takes units from another.
     */
    public List<Decision> alternatives(Tx tx, List<Demand> demands) {
        var decisions = new ArrayList<Decision>();
        var now = sites.now(tx, demands);
        audiences(tx, demands).forEach((audience, own) -> {
            var supply = read(tx, now, audience, AllocationRound.skus(own));
            decisions.addAll(new LiveDecisions(tx)
                    .each(own, demand -> sourcing.decider(supply).apply(demand)));
        });
        return decisions;
    }

    /**
     * Decides for one order as if the units that it holds were free; claims and records nothing.
     *
     * @param held its own units
     */
    public Decision anew(Tx tx, Demand demand, List<ReservedUnits> held) {
        var all = List.of(demand);
        var audience = audiences(tx, all).keySet().iterator().next();
        var read = read(tx, sites.now(tx, all), audience, AllocationRound.skus(all));
        var supply = new SourcingSupply(read.nodes(), freed(read.bySku(), held), read.prices());
        return new LiveDecisions(tx).each(all, sourcing.decider(supply)).getFirst();
    }

    private static Map<String, List<AvailableUnits>> freed(
            Map<String, List<AvailableUnits>> there, List<ReservedUnits> held) {
        var units = new HashMap<String, Map<String, Long>>();
        there.forEach((sku, nodes) -> nodes.forEach(n -> add(units, sku, n.node(), n.units())));
        held.forEach(r -> add(units, r.sku(), r.node(), r.quantity()));
        var freed = new HashMap<String, List<AvailableUnits>>();
        units.forEach((sku, nodes) -> freed.put(
                sku,
                nodes.entrySet().stream()
                        .map(n -> new AvailableUnits(n.getKey(), n.getValue()))
                        .toList()));
        return freed;
    }

    private static void add(Map<String, Map<String, Long>> units, String sku, String node, long more) {
        units.computeIfAbsent(sku, _ -> new TreeMap<>()).merge(node, more, Long::sum);
    }

    /**
     * Decides for each demand as if its own units, and no others, were there; claims nothing.
     *
     * @param units by order and SKU
     */
    public List<Decision> ifThere(Tx tx, List<Demand> demands, Map<Long, Map<String, List<AvailableUnits>>> units) {
        var now = sites.now(tx, demands);
        return new LiveDecisions(tx)
                .each(
                        demands,
                        d -> sourcing.decider(new SourcingSupply(now.nodes(), units.getOrDefault(d.order(), Map.of())))
                                .apply(d));
    }

    /**
     * Units of each SKU that an order could have on its own at the nodes that may serve it, for any quantity asked; by
     * order and SKU.
     */
    public Map<Long, Map<String, Long>> reach(Tx tx, List<Demand> demands) {
        var reach = new HashMap<Long, Map<String, Long>>();
        for (var decision :
                decide(tx, demands.stream().map(OrderAllocation::greedy).toList())) {
            var units = new HashMap<String, Long>();
            decision.inputs().demand().lines().forEach(l -> units.put(l.sku(), l.quantity()));
            if (decision instanceof Decision.Unfillable none) {
                none.lines().forEach(l -> units.put(l.sku(), l.available()));
            }
            reach.put(decision.order(), units);
        }
        return reach;
    }

    /** Asks for more of every SKU than there can be, so that the result contains the available units. */
    private static Demand greedy(Demand demand) {
        var bySku = new LinkedHashMap<String, Demand.DemandLine>();
        demand.lines().forEach(l -> bySku.putIfAbsent(l.sku(), l.of(UNITS_BEYOND)));
        return demand.with(List.copyOf(bySku.values()));
    }

    /** The demand reduced to the units that the nodes that may serve it hold together. */
    public Demand fillable(Tx tx, Demand demand) {
        var reach = reach(tx, List.of(demand)).getOrDefault(demand.order(), Map.of());
        return demand.with(FillRule.fill(demand.lines(), Map.of(), reach, _ -> RejectionReason.NO_STOCK)
                .originals());
    }
}
