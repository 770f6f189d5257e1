package io.crossdock.sourcing.explain;

import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Decision.Sourced;
import io.crossdock.sourcing.Decision.Unfillable;
import io.crossdock.sourcing.DecisionRecord.Change;
import io.crossdock.sourcing.DecisionRecord.Counterfactual;
import io.crossdock.sourcing.DecisionRecord.RejectedNode;
import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.Demand.InPlaceOf;
import io.crossdock.sourcing.RejectionReason;
import io.crossdock.sourcing.SourceNode;
import io.crossdock.sourcing.policy.SourcingPolicy;
import io.crossdock.sourcing.problem.CostScale;
import io.crossdock.sourcing.problem.Objective;
import io.crossdock.sourcing.problem.SourcingProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Changes under which another plan would have won: more units of one SKU at a node, or a lower price of a fulfillment
 * from there. Each is found by deciding again with the change made, so it holds by construction. The smallest of each
 * kind come first.
 */
final class Counterfactuals {

    private static final int EACH_MAX = 3;

    /** Largest shortfall for which every smaller number of units is tried, where the line may be split. */
    private static final long SPLIT_TRIED_MAX = 12;

    private record Filled(long cost, Counterfactual by) {}

    private final Decision decision;
    private final Redecision whatIf;
    private final SourcingProblem ask;
    private final String currency;

    Counterfactuals(SourcingPolicy policy, Decision decision) {
        this.decision = decision;
        this.whatIf = new Redecision(policy, decision.inputs());
        this.ask = whatIf.ask();
        this.currency = policy.rateCard().currency();
    }

    List<Counterfactual> found(List<RejectedNode> rejected) {
        return switch (decision) {
            case Unfillable none -> fillable(none);
            case Sourced chosen -> {
                var found = new ArrayList<>(originals());
                found.addAll(units(chosen));
                found.addAll(prices(rejected));
                yield found;
            }
        };
    }

    /**
     * For substitutes: the nodes at which the missing units would have let the ordered SKU be sent, the cheapest first.
     */
    private List<Counterfactual> originals() {
        var found = new ArrayList<Counterfactual>();
        for (var sent : decision.inputs().demand().lines()) {
            if (sent.inPlaceOf() != null) {
                found.addAll(original(sent, sent.inPlaceOf()));
            }
        }
        return found.subList(0, Math.min(EACH_MAX, found.size()));
    }

    private List<Counterfactual> original(DemandLine sent, InPlaceOf lacking) {
        var ordered = lacking.line();
        var demand = decision.inputs().demand();
        var lines = new ArrayList<>(demand.lines());
        lines.removeIf(l -> l.line().equals(sent.line()) || l.line().equals(ordered.line()));
        lines.add(ordered);
        var original = whatIf.of(demand.with(lines));
        var filled = new ArrayList<Filled>();
        for (var node :
                decision.inputs().nodes().stream().limit(Explanation.TRIED_MAX).toList()) {
            if (original.more(node.code(), ordered.sku(), sent.quantity()) instanceof Sourced plan) {
                filled.add(new Filled(
                        original.weigh(plan),
                        more(
                                node.code(),
                                ordered.sku(),
                                sent.quantity(),
                                0,
                                "would have been sent in place of " + sent.sku())));
            }
        }
        return cheapest(filled);
    }

    private List<Counterfactual> prices(List<RejectedNode> rejected) {
        var found = new ArrayList<Counterfactual>();
        for (var node : rejected) {
            if (node.extraMinor() != null && found.size() < EACH_MAX) {
                var price = price(node.node(), node.extraMinor());
                if (price != null) {
                    found.add(price);
                }
            }
        }
        return found;
    }

    /** At equal cost the lower node code wins, so the price may have to drop by one more minor unit. */
    private @Nullable Counterfactual price(String node, long extraMinor) {
        for (long less = Math.max(0, extraMinor); less <= extraMinor + 1; less++) {
            if (whatIf.cheaper(node, less * CostScale.MILLI) instanceof Sourced other && Redecision.uses(other, node)) {
                int zone = zone(node);
                var words =
                        "%s less per fulfillment from %s (zone %d) would have won".formatted(money(less), node, zone);
                return new Counterfactual(Change.PRICE, node, zone, null, null, less, 0, words);
            }
        }
        return null;
    }

    private List<Counterfactual> units(Sourced chosen) {
        var found = new ArrayList<Counterfactual>();
        int tried = 0;
        for (var node : decision.inputs().nodes()) {
            if (ask.reason(whatIf.number(node.code())) == RejectionReason.NO_STOCK && tried++ < Explanation.TRIED_MAX) {
                units(chosen, node, found);
            }
        }
        found.sort(Comparator.comparingLong(Counterfactuals::unitsOf)
                .thenComparing(
                        Comparator.comparingLong(Counterfactual::savesMinor).reversed())
                .thenComparing(Counterfactual::node));
        return found.subList(0, Math.min(EACH_MAX, found.size()));
    }

    private static long unitsOf(Counterfactual one) {
        return one.units() == null ? 0 : one.units();
    }

    private void units(Sourced chosen, SourceNode node, List<Counterfactual> found) {
        for (int i = 0; i < ask.lines().size(); i++) {
            var line = ask.lines().get(i);
            long lacks = line.quantity() - ask.all().get(i).on(whatIf.number(node.code()));
            if (lacks <= 0) {
                continue;
            }
            boolean split = chosen.placements().stream()
                            .filter(p -> p.line().equals(line.line()))
                            .count()
                    > 1;
            for (long units = split && lacks <= SPLIT_TRIED_MAX ? 1 : lacks; units <= lacks; units++) {
                long saves = saves(chosen, node.code(), line.line(), line.sku(), units);
                if (saves > 0) {
                    found.add(more(
                            node.code(), line.sku(), units, saves, "would have been " + money(saves) + " cheaper"));
                    break;
                }
            }
        }
    }

    /** Saving of the plan that uses the units; 0 where no plan does. */
    private long saves(Sourced chosen, String node, UnitLine line, String sku, long units) {
        if (whatIf.more(node, sku, units) instanceof Sourced other
                && other.placements().stream()
                        .anyMatch(p -> p.line().equals(line) && p.node().equals(node))) {
            return Math.max(0, Objective.minor(whatIf.weigh(chosen) - whatIf.weigh(other)));
        }
        return 0;
    }

    private Counterfactual more(String node, String sku, long units, long saves, String then) {
        var words = "%d more %s of %s at %s %s".formatted(units, units == 1 ? "unit" : "units", sku, node, then);
        return new Counterfactual(Change.UNITS, node, zone(node), sku, units, null, saves, words);
    }

    /** Where one SKU is short: the nodes at which the missing units would serve the order most cheaply. */
    private List<Counterfactual> fillable(Unfillable none) {
        var first = none.lines().getFirst();
        if (none.lines().stream().anyMatch(line -> !line.sku().equals(first.sku()))
                || first.wanted() <= first.available()) {
            return List.of();
        }
        var filled = new ArrayList<Filled>();
        long units = first.wanted() - first.available();
        for (var node :
                decision.inputs().nodes().stream().limit(Explanation.TRIED_MAX).toList()) {
            if (whatIf.more(node.code(), first.sku(), units) instanceof Sourced plan) {
                filled.add(new Filled(
                        whatIf.weigh(plan), more(node.code(), first.sku(), units, 0, "would serve the order")));
            }
        }
        return cheapest(filled);
    }

    private static List<Counterfactual> cheapest(List<Filled> filled) {
        return filled.stream()
                .sorted(Comparator.comparingLong(Filled::cost).thenComparing(f -> f.by().node()))
                .limit(EACH_MAX)
                .map(Filled::by)
                .toList();
    }

    private int zone(String node) {
        return ask.zones()[whatIf.number(node)] + 1;
    }

    private String money(long minor) {
        return String.format(Locale.ROOT, "%d.%02d %s", minor / 100, Math.abs(minor % 100), currency);
    }
}
