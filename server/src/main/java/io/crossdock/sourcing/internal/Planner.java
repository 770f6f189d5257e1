package io.crossdock.sourcing.internal;

import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Decision.Sourced;
import io.crossdock.sourcing.Decision.Unfillable;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Inputs;
import io.crossdock.sourcing.NodeTerms;
import io.crossdock.sourcing.Reason;
import io.crossdock.sourcing.Supply;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decides a list of orders one after the other on its own copy of the figures. Whole lines first; lines that no node holds whole in
 * single units; where limits on nodes allow no other way, all lines in single units; and where that makes too many pieces, in bundles, with
 * a bound on what that may cost.
 */
final class Planner {

    private final Policy policy;
    private final Lanes lanes;
    private final Asks asks;
    private final Cover cover;
    private final Bundles bundles;
    private final Recorder recorder;
    private final @Nullable Large large;

    /** Whether the decision at hand took the method for large orders. */
    private boolean tookLarge;

    Planner(Policy policy, Network network, Supply supply) {
        this(policy, network, supply, null, Inputs.NODE_SETS);
    }

    /**
     * @param surcharge weighed thousandths on each fulfillment by node number; null for none
     * @param method for orders with many pieces, as in {@link Inputs}
     */
    Planner(Policy policy, Network network, Supply supply, long @Nullable [] surcharge, int method) {
        this.policy = policy;
        this.lanes = new Lanes(network, network.sorted(supply.nodes()), surcharge);
        this.asks = new Asks(policy, network, supply, lanes);
        this.cover = new Cover(lanes);
        this.bundles = new Bundles(new Cutter(lanes), this::exact, policy.stepsMax());
        this.recorder = new Recorder(policy, lanes, cover);
        this.large = method == Inputs.BUNDLES ? null : new Large(new Charges(lanes), policy.stepsMax());
    }

    Decision decide(Demand demand) {
        tookLarge = false;
        var ask = asks.of(demand);
        var missing = asks.missing(ask);
        if (!missing.isEmpty()) {
            return new Unfillable(demand.order(), missing, missing.getFirst().reason(), true, recorder.wide(ask));
        }
        var answer = route(ask);
        var plan = answer.plan();
        if (plan == null) {
            var reason = reason(ask);
            return new Unfillable(demand.order(), Asks.everyLine(ask, reason), reason, answer.proven(), recorder.wide(ask).by(method()));
        }
        var inputs = (answer.narrow() ? recorder.narrow(ask) : recorder.wide(ask)).by(method());
        var parts = plan.parts(ask);
        var sourced = new Sourced(
                demand.order(),
                plan.placements(ask),
                parts,
                Plan.cost(parts, ask.objective().splitMinor()),
                Objective.minor(answer.gap()),
                inputs);
        plan.take(ask);
        return sourced;
    }

    private int method() {
        return tookLarge ? Inputs.NODE_SETS : Inputs.BUNDLES;
    }

    /** Each SKU is there in sufficient number, and yet there is no plan. */
    private Reason reason(Ask ask) {
        if (ask.objective().nodesMax() > 0 && route(ask.with(ask.objective().unlimited())).plan() != null) {
            var rules = ask.demand().rules();
            return rules != null && rules.shipComplete() ? Reason.SHIP_COMPLETE : Reason.NODES_MAX;
        }
        return Reason.FULL;
    }

    private RoutingResult route(Ask ask) {
        if (ask.objective().nodesMax() == 1) {
            boolean few = ask.lines().size() <= Tokens.MAX;
            return exact(ask, few ? Cutter.lines(ask.lines(), ask.skus()) : Cutter.together(ask.lines(), ask.skus()));
        }
        var cut = new boolean[ask.lines().size()];
        boolean whole = true;
        for (int i = 0; i < cut.length; i++) {
            cut[i] = !Cutter.held(ask.skus().get(i), ask.lines().get(i).quantity());
            whole &= !cut[i];
        }
        var answer = cut(ask, cut);
        boolean proven = answer.proven();
        if (answer.plan() == null && Cutter.repeats(ask, cut)) {
            answer = cut(ask, cut);
            whole = false;
        }
        if (answer.plan() == null && (ask.objective().nodesMax() > 0 || roomMatters(ask))) {
            Arrays.fill(cut, true);
            answer = cut(ask, cut);
            if (answer.plan() == null && answer.proven()) {
                return answer;
            }
        }
        return answer.plan() != null ? answer : bundles.route(ask, whole, proven);
    }

    /** The cheapest plan with the marked lines in single units. */
    private RoutingResult cut(Ask ask, boolean[] cut) {
        var tokens = Cutter.units(ask.lines(), ask.skus(), cut);
        if (tokens.count <= Tokens.MAX || large == null || !Grid.suits(ask, cut)) {
            return exact(ask, tokens);
        }
        tookLarge = true;
        return large.route(ask, cut);
    }

    private boolean roomMatters(Ask ask) {
        for (var sku : ask.skus()) {
            for (int k : sku.nodes) {
                if (lanes.unitsLeft[k] != NodeTerms.NO_LIMIT) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The cheapest cover, unless there are too many pieces or the nodes can't take them. */
    private RoutingResult exact(Ask ask, Tokens tokens) {
        if (tokens.count > Tokens.MAX) {
            return RoutingResult.none(false);
        }
        long bound = cover.solve(tokens, ask);
        if (bound >= CostScale.NONE) {
            return RoutingResult.none(true);
        }
        if (!cover.relaxed()) {
            return new RoutingResult(plan(tokens), 0, tokens.pieces.size() == tokens.count && !tokens.shared(), true);
        }
        long cost = cover.solveOnce(policy.stepsMax());
        return cost >= CostScale.NONE
                ? RoutingResult.none(cover.exact())
                : new RoutingResult(plan(tokens), cover.exact() ? 0 : cost - cover.floor(), false, true);
    }

    private Plan plan(Tokens tokens) {
        var plan = new Plan();
        tokens.pieces.forEach(piece -> plan.add(piece, cover.nodeOf(piece.token())));
        return plan;
    }
}
