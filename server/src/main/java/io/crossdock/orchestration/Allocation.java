package io.crossdock.orchestration;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Audience;
import io.crossdock.inventory.Availability;
import io.crossdock.inventory.Available;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.Reserve;
import io.crossdock.inventory.ReserveOutcome;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Reason;
import io.crossdock.sourcing.Sourcing;
import io.crossdock.sourcing.StockPrices;
import io.crossdock.sourcing.Supply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Chooses nodes and reserves there in one step, for a set of orders: decide on the figures as read, claim on the figures as locked, and
 * let those that lost the race decide again with fresh figures, all in one transaction. So a routing result is a reservation.
 */
@Component
final class Allocation {

    /** Rounds in which an order may be decided. The last one locks the rows that it chooses from: nobody can be faster any more. */
    private static final int ROUNDS = 4;

    /** Of so many SKUs the figures are read from the database at once; of more, the first round chooses from memory and reads nothing. */
    private static final int READ_SKUS_MAX = 32;

    /** Memory that is older than this is no help, in milliseconds. */
    private static final long STALENESS_MS_MAX = 2_000;

    /** Whether who loses now is decided again. */
    private enum Pass {
        MORE_TO_COME,
        LAST
    }

    /** How an order fared. */
    sealed interface Result {
        /** Everything asked for is held. */
        record Allocated(Decision.Sourced plan) implements Result {}

        /** Too little is left; nothing was claimed. */
        record Short(Decision.Unfillable why) implements Result {}
    }

    private final Sourcing sourcing;
    private final Inventory inventory;
    private final Availability availability;
    private final Sites sites;
    private final StockPrices prices;

    Allocation(Sourcing sourcing, Inventory inventory, Availability availability, Sites sites, StockPrices prices) {
        this.prices = prices;
        this.sourcing = sourcing;
        this.inventory = inventory;
        this.availability = availability;
        this.sites = sites;
    }

    /**
     * Decides and claims; one result per demand, by order id. Decisions that became the result are recorded: a plan that lost its race is
     * none, however often. Channels that see other units of these SKUs than the rest decide and claim for themselves,
     * one after the other in the order of their first demands.
     *
     * <p>A large set is first decided on this node's memory of the stock, milliseconds old: a plan claims its rows in the database, under lock, and those
     * alone; one that comes too late, or finds nothing in memory, is decided again on figures from the database. So no order is short that wasn't by those.
     */
    Map<Long, Result> allocate(Tx tx, List<Demand> demands) {
        var results = new LinkedHashMap<Long, Result>();
        var decisions = new ArrayList<Decision>();
        if (!demands.isEmpty()) {
            var channels = demands.stream().map(Demand::channel).distinct().toList();
            for (var audience : inventory.audiences(tx, skus(demands), channels)) {
                var open = demands.stream().filter(d -> audience.channels().contains(d.channel())).toList();
                allocate(tx, audience, open, results, decisions);
            }
        }
        sourcing.record(tx, decisions);
        return results;
    }

    private void allocate(Tx tx, Audience audience, List<Demand> demands, Map<Long, Result> results, List<Decision> decisions) {
        var open = demands;
        int round = 1;
        boolean remembered = remembered(audience, open);
        while (!open.isEmpty()) {
            var now = sites.now(tx, open);
            var pass = round == ROUNDS ? Pass.LAST : Pass.MORE_TO_COME;
            var supply = remembered
                    ? new Supply(now.nodes(), availability.candidates(skus(open)), prices.of(tx, skus(open)))
                    : supply(tx, now, audience, open, pass);
            var decided = sourcing.decide(open, supply);
            var lost = claim(tx, now, channels(open), decided, results, pass);
            if (remembered) {
                lost.addAll(notInMemory(decided, results));
            }
            decided.stream().filter(d -> took(d, results.get(d.order()))).forEach(decisions::add);
            // Who finds a node full comes in its next hour: that is a turn, not a lost race, as long as somebody gets something.
            round += !now.limited().isEmpty() && lost.size() < open.size() ? 0 : 1;
            open = open.stream().filter(d -> lost.contains(d.order())).toList();
            remembered = false;
        }
    }

    private static Map<Long, String> channels(List<Demand> demands) {
        return demands.stream().collect(Collectors.toMap(Demand::order, Demand::channel, (one, same) -> one));
    }

    /** Memory knows what anybody may have, not what a channel's fences add. */
    private boolean remembered(Audience audience, List<Demand> demands) {
        return audience.channel() == null && skus(demands).size() > READ_SKUS_MAX && availability.loaded()
                && availability.asOf().stalenessMs() <= STALENESS_MS_MAX;
    }

    /** Orders that memory says are short: that is for the database to say. */
    private static List<Long> notInMemory(List<Decision> decided, Map<Long, Result> results) {
        var orders = decided.stream().filter(Decision.Unfillable.class::isInstance).map(Decision::order).toList();
        orders.forEach(results::remove);
        return orders;
    }

    private static boolean took(Decision decision, @Nullable Result result) {
        return switch (result) {
            case Result.Allocated won -> true;
            case Result.Short none -> decision instanceof Decision.Unfillable;
            case null -> false;
        };
    }

    private TreeSet<Long> claim(
            Tx tx, Sites.Now now, Map<Long, String> channels, List<Decision> decided, Map<Long, Result> results, Pass pass) {
        var plans = new ArrayList<Decision.Sourced>();
        var lost = new TreeSet<Long>();
        for (var decision : decided) {
            switch (decision) {
                case Decision.Sourced plan -> plans.add(plan);
                case Decision.Unfillable none when pass != Pass.LAST && full(none) -> lost.add(none.order());
                case Decision.Unfillable none -> results.put(none.order(), new Result.Short(none));
            }
        }
        for (var full : sites.withoutRoom(tx, now, plans)) {
            plans.remove(full);
            if (pass == Pass.LAST) {
                results.put(full.order(), new Result.Short(noTime(full)));
            } else {
                lost.add(full.order());
            }
        }
        var outcomes = inventory.reserve(tx, plans.stream().map(p -> reserve(p, channels.get(p.order()))).toList());
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i)) {
                case ReserveOutcome.Reserved won -> results.put(won.order(), new Result.Allocated(plans.get(i)));
                case ReserveOutcome.Short race -> {
                    if (pass == Pass.LAST) {
                        results.put(race.order(), new Result.Short(gone(plans.get(i), race)));
                    } else {
                        lost.add(race.order());
                    }
                }
            }
        }
        sites.book(tx, now, plans.stream().filter(p -> results.get(p.order()) instanceof Result.Allocated).toList());
        return lost;
    }

    private static boolean full(Decision.Unfillable none) {
        return none.reason() == Reason.FULL || none.lines().stream().anyMatch(l -> l.reason() == Reason.FULL);
    }

    /** Nobody there has time: of what the plan asks for nothing is to be had. */
    private static Decision.Unfillable noTime(Decision.Sourced plan) {
        return new Decision.Unfillable(
                plan.order(),
                plan.placements().stream().map(p -> new Decision.ShortLine(p.line(), p.sku(), wanted(plan, p.sku()), 0, Reason.FULL)).toList(),
                Reason.FULL,
                true,
                plan.inputs());
    }

    private static Reserve reserve(Decision.Sourced plan, @Nullable String channel) {
        return new Reserve(
                plan.order(),
                plan.placements().stream()
                        .map(p -> new Reserve.Claim(p.line(), p.sku(), p.node(), p.quantity()))
                        .toList(),
                channel);
    }

    private static Decision.Unfillable gone(Decision.Sourced plan, ReserveOutcome.Short race) {
        return new Decision.Unfillable(
                plan.order(),
                race.claims().stream()
                        .map(c -> new Decision.ShortLine(c.line(), c.sku(), wanted(plan, c.sku()), c.available()))
                        .toList(),
                plan.inputs());
    }

    private static long wanted(Decision.Sourced plan, String sku) {
        return plan.placements().stream()
                .filter(p -> p.sku().equals(sku))
                .mapToLong(Decision.Placement::quantity)
                .sum();
    }

    private Supply supply(Tx tx, Sites.Now now, Audience audience, List<Demand> demands, Pass pass) {
        var skus = skus(demands);
        if (pass == Pass.LAST) {
            inventory.lock(tx, skus);
        }
        var channel = audience.channel();
        var units = channel == null ? inventory.availability(tx, skus) : inventory.availability(tx, skus, channel);
        return new Supply(now.nodes(), units, prices.of(tx, skus));
    }

    private static TreeSet<String> skus(List<Demand> demands) {
        var skus = new TreeSet<String>();
        demands.forEach(d -> d.lines().forEach(l -> skus.add(l.sku())));
        return skus;
    }

    /** What would be decided for orders now; nothing is claimed and nothing recorded. */
    List<Decision> decide(Tx tx, List<Demand> demands) {
        var decisions = new ArrayList<Decision>();
        if (!demands.isEmpty()) {
            var channels = demands.stream().map(Demand::channel).distinct().toList();
            for (var audience : inventory.audiences(tx, skus(demands), channels)) {
                var own = demands.stream().filter(d -> audience.channels().contains(d.channel())).toList();
                decisions.addAll(sourcing.decide(own, supply(tx, sites.now(tx, own), audience, own, Pass.MORE_TO_COME)));
            }
        }
        return decisions;
    }

    /**
     * What would be decided for each of these if it came alone now, as a channel sees the stock; nothing is claimed and nothing recorded. For
     * carts and their services: none of them takes anything from another.
     */
    List<Decision> alternatives(Tx tx, List<Demand> demands) {
        var decisions = new ArrayList<Decision>();
        if (!demands.isEmpty()) {
            var now = sites.now(tx, demands);
            var channels = demands.stream().map(Demand::channel).distinct().toList();
            for (var audience : inventory.audiences(tx, skus(demands), channels)) {
                var own = demands.stream().filter(d -> audience.channels().contains(d.channel())).toList();
                var supply = supply(tx, now, audience, own, Pass.MORE_TO_COME);
                own.forEach(demand -> decisions.add(sourcing.decide(List.of(demand), supply).getFirst()));
            }
        }
        return decisions;
    }

    /** How each demand would be served if its own units, and no others, were there; nothing is claimed. @param units by order and SKU */
    List<Decision> ifThere(Tx tx, List<Demand> demands, Map<Long, Map<String, List<Available>>> units) {
        var now = sites.now(tx, demands);
        return demands.stream()
                .map(d -> sourcing.decide(List.of(d), new Supply(now.nodes(), units.getOrDefault(d.order(), Map.of()))).getFirst())
                .toList();
    }

    /** As much of the demand as the nodes that may serve it hold together; what is missing is left out. */
    Demand fillable(Tx tx, Demand demand) {
        var left = new HashMap<String, Long>();
        var skus = demand.lines().stream().map(Demand.DemandLine::sku).toList();
        inventory.availability(tx, skus, demand.channel()).forEach((sku, nodes) -> left.put(sku, units(tx, nodes, demand)));
        var lines = new ArrayList<Demand.DemandLine>();
        for (var line : demand.lines()) {
            long had = Math.min(line.quantity(), left.getOrDefault(line.sku(), 0L));
            left.merge(line.sku(), -had, Long::sum);
            if (had > 0) {
                lines.add(new Demand.DemandLine(line.line(), line.sku(), had, line.weightGrams(), line.traits()));
            }
        }
        return demand.with(lines);
    }

    private long units(Tx tx, List<Available> nodes, Demand demand) {
        var serving = new TreeSet<String>();
        sites.now(tx, List.of(demand)).nodes().forEach(n -> serving.add(n.code()));
        serving.removeAll(demand.excluded());
        var rules = demand.rules();
        if (rules != null) {
            serving.removeAll(rules.avoid());
            serving.removeIf(n -> !rules.nodes().isEmpty() && !rules.nodes().contains(n));
        }
        return nodes.stream().filter(a -> serving.contains(a.node())).mapToLong(Available::units).sum();
    }
}
