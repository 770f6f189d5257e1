package io.crossdock.sourcing;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.policy.RateCard;
import io.crossdock.sourcing.policy.SourcingPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the cheapest plan with an integer program, written from the description of the problem, without the router:
 * units per line and node, one service per used node, one weight step per service. Costs are weighted, in thousandths
 * of a minor unit.
 */
final class Oracle {

    private static final ObjectiveRules NONE =
            new ObjectiveRules(0, 0, false, null, 0, 0, Set.of(), Set.of(), 1_000, 1_000, Set.of(), "");

    private final SourcingPolicy policy;
    private final SourcingSupply supply;
    private final Demand demand;
    private final ObjectiveRules rules;
    private final List<SourceNode> nodes;
    private final CpModel model = new CpModel();
    private final LinearExprBuilder cost = LinearExpr.newBuilder();
    private final List<List<IntVar>> units = new ArrayList<>();
    private final List<BoolVar> used = new ArrayList<>();

    private Oracle(SourcingPolicy policy, SourcingSupply supply, Demand demand) {
        this.policy = policy;
        this.supply = supply;
        this.demand = demand;
        this.rules = demand.rules() == null ? with(NONE, policy.splitMinor()) : demand.rules();
        this.nodes = supply.nodes().stream().filter(this::mayServe).toList();
    }

    private static ObjectiveRules with(ObjectiveRules rules, long split) {
        return new ObjectiveRules(
                split, 0, false, null, 0, 0, Set.of(), Set.of(), 1_000, 1_000, Set.of(), rules.name());
    }

    /** Whether this machine has the solver. */
    static boolean there() {
        try {
            Loader.loadNativeLibraries();
            return true;
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }

    /**
     * Cost of the cheapest plan; -1 where there is none. A line that some node holds whole stays whole. Where that is
     * impossible, lines that share a SKU may be split, too; where limits on nodes allow no other plan, all lines may.
     */
    static long cost(SourcingPolicy policy, SourcingSupply supply, Demand demand) {
        for (int rung = 1; rung <= 3; rung++) {
            long cost = new Oracle(policy, supply, demand).solve(rung);
            if (cost >= 0) {
                return cost;
            }
        }
        return -1;
    }

    /**
     * Bounds on the cost of the cheapest plan.
     *
     * @param best cost of the cheapest plan found
     * @param bound lower bound on any plan; equals {@code best} where that is the cheapest
     */
    record Range(long best, long bound) {}

    /**
     * Searches for a plan that is cheaper than a known one, or proves that there is none, within this much solver work.
     */
    static Range below(SourcingPolicy policy, SourcingSupply supply, Demand demand, long known, double work) {
        for (int rung = 1; rung <= 3; rung++) {
            var oracle = new Oracle(policy, supply, demand);
            var solver = new CpSolver();
            solver.getParameters().setMaxDeterministicTime(work);
            switch (oracle.run(rung, solver)) {
                case OPTIMAL -> {
                    long cheapest = Math.round(solver.objectiveValue());
                    return new Range(cheapest, cheapest);
                }
                case FEASIBLE -> {
                    return new Range(
                            Math.min(known, Math.round(solver.objectiveValue())), (long) solver.bestObjectiveBound());
                }
                case INFEASIBLE -> {}
                default -> {
                    return new Range(known, (long) solver.bestObjectiveBound());
                }
            }
        }
        throw new IllegalStateException("the solver says that there is no plan");
    }

    private boolean mayServe(SourceNode node) {
        var terms = node.terms();
        return !demand.excluded().contains(node.code())
                && !rules.avoid().contains(node.code())
                && (rules.nodes().isEmpty() || rules.nodes().contains(node.code()))
                && (terms.channels().isEmpty() || terms.channels().contains(demand.channel()))
                && terms.ordersLeft() > 0;
    }

    private long has(SourceNode node, DemandLine line) {
        boolean refused = demand.lines().stream()
                .filter(l -> l.sku().equals(line.sku()))
                .anyMatch(l -> l.traits().stream().anyMatch(node.terms().refuses()::contains));
        long left = supply.bySku().getOrDefault(line.sku(), List.of()).stream()
                .filter(row -> row.node().equals(node.code()))
                .mapToLong(AvailableUnits::units)
                .sum();
        return refused ? 0 : left;
    }

    private boolean mustStayWhole(DemandLine line, int rung) {
        boolean repeated =
                demand.lines().stream().filter(l -> l.sku().equals(line.sku())).count() > 1;
        boolean held = nodes.stream()
                .anyMatch(
                        n -> leavesAtAll(n) && Math.min(has(n, line), n.terms().unitsLeft()) >= line.quantity());
        return held && rung < 3 && !(repeated && rung == 2);
    }

    private boolean leavesAtAll(SourceNode node) {
        return services().stream().anyMatch(s -> leaves(node, s));
    }

    private List<RateCard.Service> services() {
        return policy.rateCard().services().values().stream()
                .filter(s -> s.serves().contains(demand.service())
                        && !rules.without().contains(s.name()))
                .toList();
    }

    private static boolean leaves(SourceNode node, RateCard.Service service) {
        return node.terms().shipsAt().isEmpty() || node.terms().shipsAt().containsKey(service.name());
    }

    private long solve(int rung) {
        var solver = new CpSolver();
        var status = run(rung, solver);
        if (status == CpSolverStatus.OPTIMAL) {
            return Math.round(solver.objectiveValue());
        }
        if (status != CpSolverStatus.INFEASIBLE) {
            throw new IllegalStateException("the solver says " + status);
        }
        return -1;
    }

    private CpSolverStatus run(int rung, CpSolver solver) {
        demand.lines().forEach(line -> placeLine(line, mustStayWhole(line, rung)));
        for (int k = 0; k < nodes.size(); k++) {
            limitNode(k);
            priceNode(k);
        }
        int most = rules.shipComplete() ? 1 : rules.nodesMax() == 0 ? nodes.size() : rules.nodesMax();
        model.addLessOrEqual(LinearExpr.sum(used.toArray(BoolVar[]::new)), most);
        model.minimize(cost.add(-1_000 * rules.splitMinor()));
        solver.getParameters().setNumWorkers(1).setRandomSeed(1);
        return solver.solve(model);
    }

    private void placeLine(DemandLine line, boolean whole) {
        var row = new ArrayList<IntVar>();
        for (var node : nodes) {
            long most = Math.min(has(node, line), line.quantity());
            var here = model.newIntVar(0, most, "units");
            if (whole) {
                var all = model.newBoolVar("whole");
                model.addEquality(here, LinearExpr.term(all, line.quantity()));
            }
            var some = model.newBoolVar("some");
            model.addLessOrEqual(here, LinearExpr.term(some, line.quantity()));
            model.addGreaterOrEqual(here, some);
            long price = supply.prices().getOrDefault(line.sku(), Map.of()).getOrDefault(node.code(), 0L);
            cost.addTerm(
                    here,
                    price * 1_000 + (node.handlingMinor() + node.terms().laborMinor()) * rules.handlingPermille());
            cost.addTerm(some, (node.terms().rejectPermille() * rules.rerouteMinor() + 500) / 1_000 * 1_000);
            row.add(here);
        }
        model.addEquality(LinearExpr.sum(row.toArray(IntVar[]::new)), line.quantity());
        units.add(row);
    }

    /** Limits units per SKU, units in all, and sets whether the node is used. */
    private void limitNode(int k) {
        var node = nodes.get(k);
        var all = LinearExpr.newBuilder();
        for (int i = 0; i < demand.lines().size(); i++) {
            var line = demand.lines().get(i);
            var sameSku = LinearExpr.newBuilder();
            for (int j = 0; j < demand.lines().size(); j++) {
                if (demand.lines().get(j).sku().equals(line.sku())) {
                    sameSku.add(units.get(j).get(k));
                }
            }
            model.addLessOrEqual(sameSku, has(node, line));
            all.add(units.get(i).get(k));
        }
        if (node.terms().unitsLeft() != NodeTerms.NO_LIMIT) {
            model.addLessOrEqual(all, Math.max(0, node.terms().unitsLeft()));
        }
        var here = model.newBoolVar("used");
        long wanted = demand.lines().stream().mapToLong(DemandLine::quantity).sum();
        model.addLessOrEqual(all, LinearExpr.term(here, wanted));
        cost.addTerm(here, 1_000 * rules.splitMinor() + node.orderMinor() * rules.handlingPermille());
        used.add(here);
    }

    private void priceNode(int k) {
        var node = nodes.get(k);
        var grams = LinearExpr.newBuilder();
        long most = 0;
        for (int i = 0; i < demand.lines().size(); i++) {
            grams.addTerm(units.get(i).get(k), demand.lines().get(i).weightGrams());
            most += demand.lines().get(i).quantity() * demand.lines().get(i).weightGrams();
        }
        var steps = new ArrayList<Literal>();
        for (var service : services()) {
            if (leaves(node, service)) {
                long late = lateDays(node, service) * rules.lateMinorPerDay() * 1_000;
                addSteps(grams, most, node, service, late, steps);
            }
        }
        // Exactly one step of one service where the node is used, none where it is not.
        model.addEquality(LinearExpr.sum(steps.toArray(Literal[]::new)), used.get(k));
    }

    private void addSteps(
            LinearExprBuilder grams,
            long most,
            SourceNode node,
            RateCard.Service service,
            long late,
            List<Literal> steps) {
        long from = 0;
        long parcels = 0;
        int last = service.upToGrams().length - 1;
        for (int step = 0; from <= most; step = step == last ? 0 : step + 1) {
            long heaviest = service.upToGrams()[last];
            long to = parcels * heaviest + service.upToGrams()[step];
            var here = model.newBoolVar("step");
            model.addLinearConstraint(grams, from, to).onlyEnforceIf(here);
            long minor = parcels * service.minor()[last][zone(node)] + service.minor()[step][zone(node)];
            cost.addTerm(here, minor * rules.shippingPermille() + late);
            steps.add(here);
            from = to + 1;
            parcels += step == last ? 1 : 0;
        }
    }

    private long lateDays(SourceNode node, RateCard.Service service) {
        var leaves = node.terms().shipsAt().get(service.name());
        var by = rules.deliverBy();
        if (leaves == null || by == null) {
            return 0;
        }
        var late = Duration.between(by, leaves.plus(Duration.ofDays(service.transitDays()[zone(node)])));
        return late.isPositive() ? late.toDays() + (late.toDays() * 86_400 < late.toSeconds() ? 1 : 0) : 0;
    }

    private int zone(SourceNode node) {
        var ends = policy.rateCard().zoneEndsKm();
        int zone = 0;
        while (zone < ends.size() && kilometers(node) > ends.get(zone)) {
            zone++;
        }
        return zone;
    }

    private double kilometers(SourceNode node) {
        double from = Math.toRadians(node.latitude());
        double to = Math.toRadians(demand.to().latitude());
        double across = Math.toRadians(demand.to().longitude() - node.longitude());
        double a = Math.pow(Math.sin((to - from) / 2), 2)
                + Math.cos(from) * Math.cos(to) * Math.pow(Math.sin(across / 2), 2);
        return 2 * 6371.0 * Math.asin(Math.sqrt(a));
    }
}
