package io.crossdock.orchestration;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Audience;
import io.crossdock.inventory.Available;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.Reserve;
import io.crossdock.inventory.ReserveOutcome;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Reason;
import io.crossdock.sourcing.Sourcing;
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

    /** Races that an order may lose before it counts as short; each round sees what the winners left. */
    private static final int ROUNDS = 4;

    /** How an order fared. */
    sealed interface Result {
        /** Everything asked for is held. */
        record Allocated(Decision.Sourced plan) implements Result {}

        /** Too little is left; nothing was claimed. */
        record Short(Decision.Unfillable why) implements Result {}
    }

    private final Sourcing sourcing;
    private final Inventory inventory;
    private final Sites sites;

    Allocation(Sourcing sourcing, Inventory inventory, Sites sites) {
        this.sourcing = sourcing;
        this.inventory = inventory;
        this.sites = sites;
    }

    /**
     * Decides and claims; one result per demand, by order id. Decisions that became the result are recorded: a plan that lost its race is
     * none, however often. Channels that see other units of these SKUs than the rest decide and claim for themselves, one after the other.
     */
    Map<Long, Result> allocate(Tx tx, List<Demand> demands) {
        var results = new LinkedHashMap<Long, Result>();
        var decisions = new ArrayList<Decision>();
        if (!demands.isEmpty()) {
            for (var audience : audiences(tx, demands)) {
                var open = demands.stream().filter(d -> audience.channels().contains(d.channel())).toList();
                allocate(tx, audience, open, results, decisions);
            }
        }
        sourcing.record(tx, decisions);
        return results;
    }

    private List<Audience> audiences(Tx tx, List<Demand> demands) {
        return inventory.audiences(tx, skus(demands), demands.stream().map(Demand::channel).distinct().toList());
    }

    private void allocate(Tx tx, Audience audience, List<Demand> demands, Map<Long, Result> results, List<Decision> decisions) {
        var open = demands;
        int round = 1;
        while (!open.isEmpty()) {
            var now = sites.now(tx, open);
            var decided = sourcing.decide(open, supply(tx, audience, now, open));
            var lost = claim(tx, channels(open), now, decided, results, round == ROUNDS);
            decided.stream().filter(d -> took(d, results.get(d.order()))).forEach(decisions::add);
            // Who finds a node full comes in its next hour: that is a turn, not a lost race, as long as somebody gets something.
            round += !now.limited().isEmpty() && lost.size() < open.size() ? 0 : 1;
            open = open.stream().filter(d -> lost.contains(d.order())).toList();
        }
    }

    private static Map<Long, String> channels(List<Demand> demands) {
        return demands.stream().collect(Collectors.toMap(Demand::order, Demand::channel, (one, same) -> one));
    }

    private static boolean took(Decision decision, @Nullable Result result) {
        return switch (result) {
            case Result.Allocated won -> true;
            case Result.Short none -> decision instanceof Decision.Unfillable;
            case null -> false;
        };
    }

    private TreeSet<Long> claim(
            Tx tx, Map<Long, String> channels, Sites.Now now, List<Decision> decided, Map<Long, Result> results, boolean last) {
        var plans = new ArrayList<Decision.Sourced>();
        var lost = new TreeSet<Long>();
        for (var decision : decided) {
            switch (decision) {
                case Decision.Sourced plan -> plans.add(plan);
                case Decision.Unfillable none when !last && full(none) -> lost.add(none.order());
                case Decision.Unfillable none -> results.put(none.order(), new Result.Short(none));
            }
        }
        for (var full : sites.withoutRoom(tx, now, plans)) {
            plans.remove(full);
            if (last) {
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
                    if (last) {
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

    private Supply supply(Tx tx, Audience audience, Sites.Now now, List<Demand> demands) {
        var skus = skus(demands);
        var channel = audience.channel();
        return new Supply(now.nodes(), channel == null ? inventory.availability(tx, skus) : inventory.availability(tx, skus, channel));
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
            for (var audience : audiences(tx, demands)) {
                var own = demands.stream().filter(d -> audience.channels().contains(d.channel())).toList();
                decisions.addAll(sourcing.decide(own, supply(tx, audience, sites.now(tx, own), own)));
            }
        }
        return decisions;
    }

    /** How the demand would be served if these units, and no others, were there; nothing is claimed. */
    Decision ifThere(Tx tx, Demand demand, Map<String, List<Available>> units) {
        return sourcing.decide(List.of(demand), new Supply(sites.now(tx, List.of(demand)).nodes(), units)).getFirst();
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
