package io.crossdock.sourcing.router;

import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Decision.Sourced;
import io.crossdock.sourcing.Decision.Unfillable;
import io.crossdock.sourcing.DecisionInputs;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.NodeTerms;
import io.crossdock.sourcing.RejectionReason;
import io.crossdock.sourcing.SourcingSupply;
import io.crossdock.sourcing.exact.ExactRouter;
import io.crossdock.sourcing.policy.SourcingPolicy;
import io.crossdock.sourcing.problem.CostScale;
import io.crossdock.sourcing.problem.NodeCharges;
import io.crossdock.sourcing.problem.NodeGeometry;
import io.crossdock.sourcing.problem.NodeTable;
import io.crossdock.sourcing.problem.Objective;
import io.crossdock.sourcing.problem.PieceCutter;
import io.crossdock.sourcing.problem.Pieces;
import io.crossdock.sourcing.problem.Plan;
import io.crossdock.sourcing.problem.ProblemBuilder;
import io.crossdock.sourcing.problem.RoutingResult;
import io.crossdock.sourcing.problem.SourcingProblem;
import io.crossdock.sourcing.search.BranchAndBoundRouter;
import io.crossdock.sourcing.search.BundleHeuristic;
import io.crossdock.sourcing.search.BundleHeuristic.WholeLines;
import io.crossdock.sourcing.search.PieceGrid;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decides a list of orders one after the other on its own copy of the supply. Lines stay whole where some node holds
 * them whole; other lines go in single units. Where limits on nodes allow no other plan, all lines go in single units.
 * Where that makes too many pieces, the order goes in bundles, with a bound on the extra cost.
 */
public final class OrderRouter {

    private final SourcingPolicy policy;
    private final NodeTable lanes;
    private final ProblemBuilder asks;
    private final ExactRouter cover;
    private final BundleHeuristic bundles;
    private final InputRecorder recorder;
    private final @Nullable BranchAndBoundRouter large;

    /** Whether the current decision used the search for large orders. */
    private boolean tookLarge;

    public OrderRouter(SourcingPolicy policy, NodeGeometry network, SourcingSupply supply) {
        this(policy, network, supply, null, DecisionInputs.NODE_SETS);
    }

    /**
     * @param surcharge surcharge per fulfillment by node number, weighted, in thousandths; null for none
     * @param method search for orders with many pieces, as in {@link DecisionInputs#method}
     */
    public OrderRouter(
            SourcingPolicy policy,
            NodeGeometry network,
            SourcingSupply supply,
            long @Nullable [] surcharge,
            int method) {
        this.policy = policy;
        this.lanes = new NodeTable(network, network.sorted(supply.nodes()), surcharge);
        this.asks = new ProblemBuilder(policy, network, supply, lanes);
        this.cover = new ExactRouter(lanes);
        this.bundles = new BundleHeuristic(new PieceCutter(lanes), this::exact, policy.stepsMax());
        this.recorder = new InputRecorder(policy, lanes, cover);
        this.large = method == DecisionInputs.BUNDLES
                ? null
                : new BranchAndBoundRouter(new NodeCharges(lanes), policy.stepsMax());
    }

    public Decision decide(Demand demand) {
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
            return new Unfillable(
                    demand.order(),
                    ProblemBuilder.everyLine(ask, reason),
                    reason,
                    answer.proven(),
                    recorder.wide(ask).by(method()));
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
        return tookLarge ? DecisionInputs.NODE_SETS : DecisionInputs.BUNDLES;
    }

    /** Reason why there is no plan although every SKU has enough units. */
    private RejectionReason reason(SourcingProblem ask) {
        if (ask.objective().nodesMax() > 0
                && route(ask.with(ask.objective().unlimited())).plan() != null) {
            var rules = ask.demand().rules();
            return rules != null && rules.shipComplete() ? RejectionReason.SHIP_COMPLETE : RejectionReason.NODES_MAX;
        }
        return RejectionReason.FULL;
    }

    private RoutingResult route(SourcingProblem ask) {
        if (ask.objective().nodesMax() == 1) {
            boolean few = ask.lines().size() <= Pieces.MAX;
            return exact(
                    ask,
                    few ? PieceCutter.lines(ask.lines(), ask.skus()) : PieceCutter.together(ask.lines(), ask.skus()));
        }
        var cut = new boolean[ask.lines().size()];
        boolean whole = true;
        for (int i = 0; i < cut.length; i++) {
            cut[i] = !PieceCutter.held(ask.skus().get(i), ask.lines().get(i).quantity());
            whole &= !cut[i];
        }
        var answer = cut(ask, cut);
        boolean proven = answer.proven();
        if (answer.plan() == null && PieceCutter.repeats(ask, cut)) {
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
        if (answer.plan() != null) {
            return answer;
        }
        var lines = !whole ? WholeLines.CUT : proven ? WholeLines.IMPOSSIBLE : WholeLines.UNDECIDED;
        return bundles.route(ask, lines);
    }

    /** Finds the cheapest plan with the marked lines in single units. */
    private RoutingResult cut(SourcingProblem ask, boolean[] cut) {
        var tokens = PieceCutter.units(ask.lines(), ask.skus(), cut);
        if (tokens.count <= Pieces.MAX || large == null || !PieceGrid.suits(ask, cut)) {
            return exact(ask, tokens);
        }
        tookLarge = true;
        return large.route(ask, cut);
    }

    private boolean roomMatters(SourcingProblem ask) {
        for (var sku : ask.skus()) {
            for (int k : sku.nodes) {
                if (lanes.unitsLeft[k] != NodeTerms.NO_LIMIT) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Finds the cheapest cover; no plan where there are too many pieces or the nodes can't take them. */
    private RoutingResult exact(SourcingProblem ask, Pieces tokens) {
        if (tokens.count > Pieces.MAX) {
            return RoutingResult.notFound();
        }
        long bound = cover.solve(tokens, ask);
        if (bound >= CostScale.NONE) {
            return RoutingResult.impossible();
        }
        if (!cover.relaxed()) {
            return new RoutingResult(plan(tokens), 0, tokens.pieces.size() == tokens.count && !tokens.shared(), true);
        }
        long cost = cover.solveOnce(policy.stepsMax());
        if (cost >= CostScale.NONE) {
            return cover.exact() ? RoutingResult.impossible() : RoutingResult.notFound();
        }
        return new RoutingResult(plan(tokens), cover.exact() ? 0 : cost - cover.floor(), false, true);
    }

    private Plan plan(Pieces tokens) {
        var plan = new Plan();
        tokens.pieces.forEach(piece -> plan.add(piece, cover.nodeOf(piece.token())));
        return plan;
    }
}
