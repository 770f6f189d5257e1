package io.crossdock.sourcing.explain;

import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Decision.Sourced;
import io.crossdock.sourcing.Decision.Unfillable;
import io.crossdock.sourcing.DecisionInputs;
import io.crossdock.sourcing.DecisionRecord.Counterfactual;
import io.crossdock.sourcing.DecisionRecord.RejectedNode;
import io.crossdock.sourcing.DecisionRecord.RunnerUp;
import io.crossdock.sourcing.RejectionReason;
import io.crossdock.sourcing.policy.SourcingPolicy;
import io.crossdock.sourcing.problem.Objective;
import io.crossdock.sourcing.problem.SourcingProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Computes decisions again under the policy that they were made under, and the plans that would have come next. */
public final class Explanation {

    private static final int RUNNERS_UP_MAX = 3;

    /** Most nodes of one decision that are tried one by one; each costs a decision. */
    static final int TRIED_MAX = 100;

    /** Far more than any plan costs: a node with this discount is used wherever it can be. */
    private static final long FORCE_MILLI = 1_000_000_000_000_000L;

    private final SourcingPolicy policy;

    public Explanation(SourcingPolicy policy) {
        this.policy = policy;
    }

    /** Currency of all its costs. */
    String currency() {
        return policy.rateCard().currency();
    }

    /** Computes the decision from its inputs; the plan equals that of the stored decision. */
    Decision again(DecisionInputs inputs) {
        return new Redecision(policy, inputs).again();
    }

    public boolean same(Decision decision) {
        return differences(decision).isEmpty();
    }

    /** Fields that differ when the decision is computed again, with the stored value first. */
    public List<String> differences(Decision stored) {
        return compare(stored, again(stored.inputs()));
    }

    /** Compares two decisions without their inputs, and so without the nodes aside. */
    public static List<String> compare(Decision stored, Decision again) {
        var differences = new ArrayList<String>();
        if (stored instanceof Sourced a && again instanceof Sourced b) {
            differ("placements", a.placements(), b.placements(), differences);
            differ("parts", a.parts(), b.parts(), differences);
            differ("cost", a.cost(), b.cost(), differences);
            differ("gapMinor", a.gapMinor(), b.gapMinor(), differences);
        } else if (stored instanceof Unfillable a && again instanceof Unfillable b) {
            differ("lines", a.lines(), b.lines(), differences);
            differ("reason", a.reason(), b.reason(), differences);
            differ("proven", a.proven(), b.proven(), differences);
        } else {
            differ(
                    "outcome",
                    stored.getClass().getSimpleName(),
                    again.getClass().getSimpleName(),
                    differences);
        }
        return differences;
    }

    private static void differ(String what, Object stored, Object again, List<String> differences) {
        if (!stored.equals(again)) {
            differences.add(what + ": stored " + stored + ", now " + again);
        }
    }

    /**
     * The best plan without any node of the chosen plan, then without those of that plan either, and so on. Three at
     * most; fewer where the remaining nodes can't serve the order.
     */
    List<RunnerUp> runnersUp(Decision decision) {
        return switch (decision) {
            case Unfillable _ -> List.of();
            case Sourced chosen -> runnersUp(chosen);
        };
    }

    private List<RunnerUp> runnersUp(Sourced chosen) {
        var whatIf = new Redecision(policy, chosen.inputs());
        var runnersUp = new ArrayList<RunnerUp>();
        var without = new TreeSet<String>();
        var last = chosen;
        while (runnersUp.size() < RUNNERS_UP_MAX) {
            last.parts().forEach(part -> without.add(part.node()));
            switch (whatIf.without(without)) {
                case Unfillable _ -> {
                    return runnersUp;
                }
                case Sourced next -> {
                    runnersUp.add(new RunnerUp(
                            List.copyOf(without),
                            next.placements(),
                            next.cost(),
                            Objective.minor(whatIf.weigh(next) - whatIf.weigh(chosen))));
                    last = next;
                }
            }
        }
        return runnersUp;
    }

    /** Every node that the inputs name and the plan does not use, by extra cost. */
    List<RejectedNode> rejected(Decision decision) {
        var whatIf = new Redecision(policy, decision.inputs());
        var ask = whatIf.ask();
        var rejected = new ArrayList<RejectedNode>();
        int tried = 0;
        for (var node : decision.inputs().nodes()) {
            var reason = ask.reason(whatIf.number(node.code()));
            if (decision instanceof Sourced chosen && !Redecision.uses(chosen, node.code())) {
                rejected.add(
                        reason != RejectionReason.NO_STOCK
                                ? new RejectedNode(node.code(), reason, null, null)
                                : tried++ < TRIED_MAX
                                        ? forced(whatIf, ask, chosen, node.code())
                                        : new RejectedNode(node.code(), RejectionReason.DEARER, null, null));
            } else if (decision instanceof Unfillable) {
                rejected.add(new RejectedNode(node.code(), reason, null, null));
            }
        }
        for (var aside : decision.inputs().aside()) {
            aside.nodes().forEach(node -> rejected.add(new RejectedNode(node, aside.reason(), null, null)));
        }
        rejected.sort(
                Comparator.comparingLong((RejectedNode r) -> r.extraMinor() == null ? Long.MAX_VALUE : r.extraMinor())
                        .thenComparing(RejectedNode::node));
        return rejected;
    }

    /** Finds the extra cost of the cheapest plan that uses the node. */
    private static RejectedNode forced(Redecision whatIf, SourcingProblem ask, Sourced chosen, String node) {
        if (whatIf.cheaper(node, FORCE_MILLI) instanceof Sourced other && Redecision.uses(other, node)) {
            long extra = Objective.minor(whatIf.weigh(other) - whatIf.weigh(chosen));
            long later = other.cost().lateMinor() - chosen.cost().lateMinor();
            return new RejectedNode(
                    node,
                    extra > 0 && later >= extra ? RejectionReason.LATE : RejectionReason.DEARER,
                    extra,
                    other.cost());
        }
        return new RejectedNode(node, unused(ask, whatIf.number(node)), null, null);
    }

    /** Why no plan uses the node: it holds no line, or the limits on the whole order rule it out. */
    private static RejectionReason unused(SourcingProblem ask, int k) {
        boolean holds = false;
        for (int i = 0; i < ask.lines().size(); i++) {
            holds |= ask.skus().get(i).on(k) >= ask.lines().get(i).quantity();
        }
        return !holds
                ? RejectionReason.NO_STOCK
                : switch (ask.objective().nodesMax()) {
                    case 0 -> RejectionReason.DEARER;
                    case 1 -> RejectionReason.SHIP_COMPLETE;
                    default -> RejectionReason.NODES_MAX;
                };
    }

    /** @param rejected result of {@link #rejected} */
    List<Counterfactual> counterfactuals(Decision decision, List<RejectedNode> rejected) {
        return new Counterfactuals(policy, decision).found(rejected);
    }
}
