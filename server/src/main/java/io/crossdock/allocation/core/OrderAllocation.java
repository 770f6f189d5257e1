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
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.ListIndex;
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

    /** Result of one demand: of an order, or of one of its delivery groups. */
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

    /** Results so far, by delivery group, and the decisions behind them. */
    private record Ended(Map<GroupRef, Result> results, List<Decision> decisions) {

        void keep(List<Decision> decided) {
            decided.stream().filter(d -> took(d, results.get(d.ref()))).forEach(decisions::add);
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
     * Decides and claims; one result per demand, by delivery group. The groups of one order get their units together,
     * or none of them does: nothing of an order is reserved for half of it. Only the decision behind a result is
     * recorded, not plans that lost a race. Channels that see other units of these SKUs than the rest decide and claim
     * separately, one after the other in the order of their first demands.
     *
     * <p>A large set is first decided on this server's memory of the stock, milliseconds old. A plan claims its rows,
     * and only those, in the database, under lock. An order whose plan comes too late, or that has no plan on memory,
     * is decided again on figures from the database. So an order is short only by the figures of the database.
     */
    public Map<GroupRef, Result> allocate(Tx tx, List<Demand> demands) {
        return allocate(tx, demands, ReservationOwner.Kind.ORDER);
    }

    /** Demands in lists of which each has an order at most once; one list where each order has one demand. */
    public static List<List<Demand>> turns(List<Demand> demands) {
        return DemandGroups.turns(demands);
    }

    /** The same, but each demand for itself: what one delivery group lacks keeps nothing from another of its order. */
    public Map<GroupRef, Result> allocateEach(Tx tx, List<Demand> demands) {
        var results = new LinkedHashMap<GroupRef, Result>();
        DemandGroups.turns(demands).forEach(turn -> results.putAll(allocate(tx, turn)));
        return results;
    }

    /**
     * The same for cart holds, which get the reservations.
     *
     * @param holds the orders that they would become, under the holds' ids
     */
    public Map<GroupRef, Result> hold(Tx tx, List<Demand> holds) {
        return allocate(tx, holds, ReservationOwner.Kind.CART_HOLD);
    }

    private Map<GroupRef, Result> allocate(Tx tx, List<Demand> demands, ReservationOwner.Kind owners) {
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
            Tx tx,
            CandidateNodes.Now now,
            AllocationRound round,
            List<Decision> decided,
            Map<GroupRef, Result> results) {
        var groups = DemandGroups.of(round, decided);
        var plans = new ArrayList<>(groups.plans());
        var misses = new LinkedHashMap<Long, Decision.Unfillable>();
        for (var full : sites.withoutRoom(tx, now, plans)) {
            misses.putIfAbsent(full.order(), FailedPlans.noTime(full));
        }
        plans.removeIf(p -> misses.containsKey(p.order()));
        var claims = DemandGroups.byOrder(plans);
        var channels = round.channels();
        var outcomes = inventory.reserve(
                tx,
                claims.entrySet().stream()
                        .map(c -> reserve(round.owner(c.getKey()), c.getValue(), channels.get(c.getKey())))
                        .toList());
        for (var outcome : outcomes) {
            switch (outcome) {
                case ReserveOutcome.Reserved won ->
                    ListIndex.known(claims, won.owner().id())
                            .forEach(plan -> results.put(plan.ref(), new Result.Allocated(plan)));
                case ReserveOutcome.Short race ->
                    misses.put(
                            race.owner().id(),
                            FailedPlans.gone(
                                    ListIndex.known(claims, race.owner().id()), race));
            }
        }
        var shorts = new LinkedHashMap<>(groups.shorts());
        var lost = new TreeSet<>(groups.lost());
        if (round.last()) {
            shorts.putAll(misses);
        } else {
            lost.addAll(misses.keySet());
        }
        if (!shorts.isEmpty()) {
            var parts = round.groups();
            shorts.forEach((order, none) ->
                    ListIndex.known(parts, order).forEach(group -> results.put(group, new Result.Short(none))));
        }
        sites.book(
                tx,
                now,
                plans.stream()
                        .filter(p -> results.get(p.ref()) instanceof Result.Allocated)
                        .toList());
        return lost;
    }

    private static ReserveRequest reserve(
            ReservationOwner owner, List<Decision.Sourced> plans, @Nullable String channel) {
        return new ReserveRequest(
                owner,
                plans.stream()
                        .flatMap(plan -> plan.placements().stream())
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
     * @param units by delivery group and SKU
     */
    public List<Decision> ifThere(Tx tx, List<Demand> demands, Map<GroupRef, Map<String, List<AvailableUnits>>> units) {
        var now = sites.now(tx, demands);
        return new LiveDecisions(tx)
                .each(
                        demands,
                        d -> sourcing.decider(new SourcingSupply(now.nodes(), units.getOrDefault(d.ref(), Map.of())))
                                .apply(d));
    }

    /**
     * Units of each SKU that a delivery group could have on its own at the nodes that may serve it, for any quantity
     * asked; by group and SKU.
     */
    public Map<GroupRef, Map<String, Long>> reach(Tx tx, List<Demand> demands) {
        var reach = new HashMap<GroupRef, Map<String, Long>>();
        for (var decision :
                decide(tx, demands.stream().map(OrderAllocation::greedy).toList())) {
            var units = new HashMap<String, Long>();
            decision.inputs().demand().lines().forEach(l -> units.put(l.sku(), l.quantity()));
            if (decision instanceof Decision.Unfillable none) {
                none.lines().forEach(l -> units.put(l.sku(), l.available()));
            }
            reach.put(decision.ref(), units);
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
        var reach = reach(tx, List.of(demand)).getOrDefault(demand.ref(), Map.of());
        return demand.with(FillRule.fill(demand.lines(), Map.of(), reach, _ -> RejectionReason.NO_STOCK)
                .originals());
    }
}
