package io.crossdock.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.inventory.AvailableUnits;
import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Decision.Cost;
import io.crossdock.sourcing.Decision.Placement;
import io.crossdock.sourcing.Decision.ShortLine;
import io.crossdock.sourcing.Decision.Sourced;
import io.crossdock.sourcing.Decision.Unfillable;
import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.explain.Explanation;
import io.crossdock.sourcing.internal.StoredSourcing;
import io.crossdock.sourcing.policy.PolicyReader;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * One limit or cost at a time, with figures that can be added up by hand. Slow from zone 1 costs 300 up to 500 g and
 * takes a day.
 */
final class LimitsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final long SEED = Long.getLong("seed", 4711L);
    private static final int RUNS = Integer.getInteger("runs", 400);
    private static final ObjectiveRules FREE = rules(0, false, null, 0);

    private static ObjectiveRules rules(int nodesMax, boolean shipComplete, Instant deliverBy, long latePerDay) {
        return new ObjectiveRules(
                120,
                nodesMax,
                shipComplete,
                deliverBy,
                latePerDay,
                0,
                Set.of(),
                Set.of(),
                1_000,
                1_000,
                Set.of(),
                "test");
    }

    private static Demand order(ObjectiveRules rules, DemandLine... lines) {
        return new Demand(7, "web", "slow", new Destination(40, -100), List.of(lines), Set.of(), rules);
    }

    private static DemandLine line(int line, String sku, long quantity) {
        return new DemandLine(UnitLine.ordered(line), sku, quantity, 200);
    }

    private static SourceNode node(String code, long orderMinor, NodeTerms terms) {
        return new SourceNode(code, 40, -101, "STORE", 0, orderMinor, terms);
    }

    private static NodeTerms ships(String service, String at) {
        return new NodeTerms(
                Map.of(service, Instant.parse(at)), NodeTerms.NO_LIMIT, NodeTerms.NO_LIMIT, 0, 0, Set.of(), Set.of());
    }

    private static NodeTerms left(long orders, long units) {
        return new NodeTerms(Map.of(), orders, units, 0, 0, Set.of(), Set.of());
    }

    private static Decision decide(Demand demand, List<SourceNode> nodes, Map<String, List<AvailableUnits>> bySku) {
        return new StoredSourcing(Policies.FAST_AND_SLOW)
                .decide(List.of(demand), new SourcingSupply(nodes, bySku))
                .getFirst();
    }

    private static Sourced plan(Decision decision) {
        assertThat(decision).isInstanceOf(Sourced.class);
        return (Sourced) decision;
    }

    private static Unfillable none(Decision decision) {
        assertThat(decision).isInstanceOf(Unfillable.class);
        return (Unfillable) decision;
    }

    private static List<AvailableUnits> at(Object... nodesAndUnits) {
        var rows = new ArrayList<AvailableUnits>();
        for (int i = 0; i < nodesAndUnits.length; i += 2) {
            rows.add(new AvailableUnits((String) nodesAndUnits[i], (Integer) nodesAndUnits[i + 1]));
        }
        return rows;
    }

    @Test
    void anUpgradeKeepsTheDateWhereThatIsCheaperThanBeingLate() {
        var both = new NodeTerms(
                Map.of("slow", Instant.parse("2026-11-25T12:00:00Z"), "fast", NOON),
                NodeTerms.NO_LIMIT,
                NodeTerms.NO_LIMIT,
                0,
                0,
                Set.of(),
                Set.of());
        var nodes = List.of(node("A", 0, both));
        var deliverBy = Instant.parse("2026-11-25T13:00:00Z");

        var dear = plan(
                decide(order(rules(0, false, deliverBy, 201), line(1, "mug", 1)), nodes, Map.of("mug", at("A", 1))));
        var cheap = plan(
                decide(order(rules(0, false, deliverBy, 199), line(1, "mug", 1)), nodes, Map.of("mug", at("A", 1))));

        assertThat(dear.parts()).singleElement().satisfies(part -> {
            assertThat(part.service()).isEqualTo("fast");
            assertThat(part.shippingMinor()).isEqualTo(500);
            assertThat(part.lateMinor()).isZero();
            assertThat(part.shipsAt()).isEqualTo(NOON);
            assertThat(part.deliverBy()).isEqualTo(Instant.parse("2026-11-25T12:00:00Z"));
        });
        assertThat(cheap.parts()).singleElement().satisfies(part -> {
            assertThat(part.service()).isEqualTo("slow");
            assertThat(part.lateMinor()).isEqualTo(199);
            assertThat(part.deliverBy()).isEqualTo(Instant.parse("2026-11-26T12:00:00Z"));
        });
        assertThat(cheap.cost()).isEqualTo(new Cost(300, 0, 0, 0, 199, 0, 0));
    }

    @Test
    void laborRejectionsAndTheWorthOfUnitsAreCosts() {
        var terms = new NodeTerms(Map.of(), NodeTerms.NO_LIMIT, NodeTerms.NO_LIMIT, 15, 100, Set.of(), Set.of());
        var rules = new ObjectiveRules(0, 0, false, null, 0, 705, Set.of(), Set.of(), 1_000, 1_000, Set.of(), "test");
        var supply = new SourcingSupply(
                List.of(node("A", 40, terms)), Map.of("mug", at("A", 9)), Map.of("mug", Map.of("A", 33L)));

        var plan = plan(new StoredSourcing(Policies.FAST_AND_SLOW)
                .decide(List.of(order(rules, line(1, "mug", 2))), supply)
                .getFirst());

        assertThat(plan.cost()).isEqualTo(new Cost(300, 40, 0, 30, 0, 71, 66));
        assertThat(plan.inputs().prices()).isEqualTo(Map.of("mug", Map.of("A", 33L)));
    }

    @Test
    void weightsDecideButDoNotChangeWhatIsSaid() {
        var far = new SourceNode("FAR", 40, -125, "DC", 0, 0, null);
        var near = node("NEAR", 101, NodeTerms.ANY);
        var even = new ObjectiveRules(0, 0, false, null, 0, 0, Set.of(), Set.of(), 1_000, 1_000, Set.of(), "even");
        var handling =
                new ObjectiveRules(0, 0, false, null, 0, 0, Set.of(), Set.of(), 1_000, 900, Set.of(), "handling");

        var one = plan(
                decide(order(even, line(1, "mug", 1)), List.of(far, near), Map.of("mug", at("FAR", 1, "NEAR", 1))));
        var other = plan(
                decide(order(handling, line(1, "mug", 1)), List.of(far, near), Map.of("mug", at("FAR", 1, "NEAR", 1))));

        assertThat(one.cost()).isEqualTo(new Cost(400, 0, 0));
        assertThat(other.cost()).isEqualTo(new Cost(300, 101, 0));
    }

    @Test
    void saysWhichLimitKeepsTheUnitsBack() {
        var hazmat = new DemandLine(UnitLine.ordered(1), "glue", 1, 200, Set.of("hazmat"));
        var refuses = new NodeTerms(Map.of(), 9, 9, 0, 0, Set.of("hazmat"), Set.of());
        var shops = new NodeTerms(Map.of(), 9, 9, 0, 0, Set.of(), Set.of("marketplace"));

        assertThat(reason(FREE, hazmat, refuses)).isEqualTo(RejectionReason.TRAIT);
        assertThat(reason(FREE, hazmat, shops)).isEqualTo(RejectionReason.CHANNEL);
        assertThat(reason(FREE, hazmat, ships("bike", "2026-11-24T12:00:00Z"))).isEqualTo(RejectionReason.CLOSED);
        assertThat(reason(FREE, hazmat, left(0, 9))).isEqualTo(RejectionReason.FULL);
        assertThat(reason(FREE, hazmat, left(9, 0))).isEqualTo(RejectionReason.FULL);
        assertThat(reason(pointed(Set.of("B"), Set.of()), hazmat, NodeTerms.ANY))
                .isEqualTo(RejectionReason.NOT_NAMED);
        assertThat(reason(pointed(Set.of(), Set.of("A")), hazmat, NodeTerms.ANY))
                .isEqualTo(RejectionReason.AVOIDED);
    }

    @Test
    void aNodeWhosePricesPassAllNumbersIsLeftOutAndTheOthersServe() {
        var dear = new SourceNode("A", 40, -101, "STORE", 1_000_000_000_000L, 0, NodeTerms.ANY);
        var usual = new SourceNode("B", 40, -101, "STORE", 80, 0, NodeTerms.ANY);
        var stock = List.of(new AvailableUnits("A", 2_000_000_000L), new AvailableUnits("B", 1_000_000_000L));

        var plan =
                plan(decide(order(FREE, line(1, "mug", 1_000_000_000L)), List.of(dear, usual), Map.of("mug", stock)));
        var none = none(decide(order(FREE, line(1, "mug", 1_000_000_000L)), List.of(dear), Map.of("mug", stock)));

        assertThat(plan.parts()).singleElement().satisfies(part -> {
            assertThat(part.node()).isEqualTo("B");
            assertThat(part.handlingMinor()).isEqualTo(80_000_000_000L);
        });
        assertThat(none.reason()).isEqualTo(RejectionReason.COST_MAX);
    }

    /** Quantities, weights and prices of any size that the API takes, and prices beyond it. */
    @Test
    void noCostEverPassesALong() {
        int served = 0;
        for (int run = 0; run < RUNS; run++) {
            var random = new Random(SEED + run);
            var lines = new DemandLine[1 + random.nextInt(4)];
            var stock = new HashMap<String, List<AvailableUnits>>();
            for (int i = 0; i < lines.length; i++) {
                var sku = "sku-" + i;
                lines[i] = new DemandLine(
                        UnitLine.ordered(i + 1), sku, size(random, 9), size(random, 7) * random.nextInt(2));
                var rows = new ArrayList<AvailableUnits>();
                for (int k = 0; k < 4; k++) {
                    rows.add(new AvailableUnits("N" + k, size(random, 12)));
                }
                stock.put(sku, rows);
            }
            var nodes = new ArrayList<SourceNode>();
            for (int k = 0; k < 4; k++) {
                nodes.add(new SourceNode("N" + k, 40, -101, "STORE", size(random, 12), size(random, 9), NodeTerms.ANY));
            }
            var rules = rules(random.nextInt(3), false, NOON, size(random, 9));

            var decision = decide(order(rules, lines), nodes, stock);

            if (decision instanceof Sourced plan) {
                served++;
                assertThat(plan.cost().totalMinor())
                        .as("replay with -Dseed=%d -Druns=1", SEED + run)
                        .isEqualTo(exact(plan, nodes).longValueExact());
            }
        }
        assertThat(served).isGreaterThan(RUNS / 20);
    }

    /** A number of up to so many digits, each length as likely. */
    private static long size(Random random, int digits) {
        long most = (long) Math.pow(10, random.nextInt(digits + 1));
        return 1 + random.nextLong(most);
    }

    private static BigInteger exact(Sourced plan, List<SourceNode> nodes) {
        var sum = BigInteger.valueOf(120L * (plan.parts().size() - 1));
        for (var part : plan.parts()) {
            var node = nodes.stream()
                    .filter(n -> n.code().equals(part.node()))
                    .findFirst()
                    .orElseThrow();
            long units = plan.placements().stream()
                    .filter(p -> p.node().equals(part.node()))
                    .mapToLong(Placement::quantity)
                    .sum();
            sum = sum.add(BigInteger.valueOf(node.handlingMinor()).multiply(BigInteger.valueOf(units)))
                    .add(BigInteger.valueOf(node.orderMinor()))
                    .add(BigInteger.valueOf(part.shippingMinor()))
                    .add(BigInteger.valueOf(part.lateMinor()));
        }
        return sum;
    }

    private static ObjectiveRules pointed(Set<String> nodes, Set<String> avoid) {
        return new ObjectiveRules(120, 0, false, null, 0, 0, nodes, avoid, 1_000, 1_000, Set.of(), "test");
    }

    private static RejectionReason reason(ObjectiveRules rules, DemandLine line, NodeTerms terms) {
        var none = none(decide(order(rules, line), List.of(node("A", 0, terms)), Map.of("glue", at("A", 5))));
        assertThat(none.lines()).containsExactly(new ShortLine(UnitLine.ordered(1), "glue", 1, 0, none.reason()));
        assertThat(none.proven()).isTrue();
        return none.reason();
    }

    @Test
    void saysWhereTheLimitIsOnTheWholeOrder() {
        var nodes = List.of(node("A", 0, NodeTerms.ANY), node("B", 0, NodeTerms.ANY), node("C", 0, NodeTerms.ANY));
        var bySku = Map.of("cup", at("A", 1), "mug", at("B", 1), "pot", at("C", 1));
        var lines = new DemandLine[] {line(1, "cup", 1), line(2, "mug", 1), line(3, "pot", 1)};

        assertThat(plan(decide(order(rules(3, false, null, 0), lines), nodes, bySku))
                        .parts())
                .hasSize(3);
        assertThat(none(decide(order(rules(2, false, null, 0), lines), nodes, bySku))
                        .reason())
                .isEqualTo(RejectionReason.NODES_MAX);
        assertThat(none(decide(order(rules(0, true, null, 0), lines), nodes, bySku))
                        .reason())
                .isEqualTo(RejectionReason.SHIP_COMPLETE);
    }

    @Test
    void shipsCompleteFromTheOneNodeThatCanHoweverManyLines() {
        var lines = new DemandLine[20];
        Map<String, List<AvailableUnits>> bySku = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            lines[i] = line(i + 1, "sku" + i, 1);
            bySku.put("sku" + i, i == 7 ? at("B", 1) : at("A", 1, "B", 1));
        }
        var nodes = List.of(node("A", 0, NodeTerms.ANY), node("B", 90_000, NodeTerms.ANY));

        var plan = plan(decide(order(rules(0, true, null, 0), lines), nodes, bySku));

        assertThat(plan.parts()).extracting(Decision.Part::node).containsExactly("B");
        assertThat(plan.gapMinor()).isZero();
    }

    @Test
    void capacityIsUsedUpByTheOrdersBefore() {
        var nodes = List.of(node("A", 0, left(1, 9)), node("B", 50, left(9, 2)));
        var demands = new ArrayList<Demand>();
        for (long order = 1; order <= 4; order++) {
            demands.add(new Demand(order, "web", "slow", new Destination(40, -100), List.of(line(1, "mug", 1))));
        }

        var decisions = new StoredSourcing(Policies.FAST_AND_SLOW)
                .decide(demands, new SourcingSupply(nodes, Map.of("mug", at("A", 9, "B", 9))));

        assertThat(plan(decisions.get(0)).placements())
                .containsExactly(new Placement(UnitLine.ordered(1), "mug", "A", 1));
        assertThat(plan(decisions.get(1)).placements())
                .containsExactly(new Placement(UnitLine.ordered(1), "mug", "B", 1));
        assertThat(plan(decisions.get(2)).placements())
                .containsExactly(new Placement(UnitLine.ordered(1), "mug", "B", 1));
        assertThat(none(decisions.get(3)).reason()).isEqualTo(RejectionReason.FULL);
        assertThat(plan(decisions.get(2)).inputs().nodes())
                .extracting(n -> n.terms().unitsLeft())
                .containsExactly(1L);
    }

    @Test
    void splitsALineWhereCapacityLeavesNoOtherWay() {
        var nodes = List.of(node("A", 0, left(9, 1)), node("B", 0, left(9, 2)));

        var plan = plan(decide(order(FREE, line(1, "mug", 3)), nodes, Map.of("mug", at("A", 9, "B", 9))));

        assertThat(plan.placements())
                .containsExactly(
                        new Placement(UnitLine.ordered(1), "mug", "A", 1),
                        new Placement(UnitLine.ordered(1), "mug", "B", 2));
        assertThat(plan.gapMinor()).isZero();
    }

    @Test
    void theRulesSplitPenaltyWinsOverThePolicyFile() {
        var nodes = List.of(node("A", 0, NodeTerms.ANY), node("B", 0, NodeTerms.ANY));
        var bySku = Map.of("cup", at("A", 1), "mug", at("B", 1));
        var rules = new ObjectiveRules(77, 0, false, null, 0, 0, Set.of(), Set.of(), 1_000, 1_000, Set.of(), "test");
        var lines = new DemandLine[] {line(1, "cup", 1), line(2, "mug", 1)};

        assertThat(plan(decide(order(rules, lines), nodes, bySku)).cost()).isEqualTo(new Cost(600, 0, 77));
        assertThat(plan(decide(order(null, lines), nodes, bySku)).cost()).isEqualTo(new Cost(600, 0, 120));
    }

    @Test
    void alwaysAnswersWithinTheStepsAndSaysHowFarOffItMayBe() {
        var tight = PolicyReader.read(Policies.FAST_AND_SLOW.rateCardText(), "{ splitMinor: 120, stepsMax: 0 }");
        int gaps = 0;
        for (int seed = 0; seed < 300; seed++) {
            var instance = Hard.of(new Random(seed), 8, 20);
            var decision = new StoredSourcing(tight)
                    .decide(List.of(instance.demand()), instance.supply())
                    .getFirst();
            if (decision instanceof Sourced plan) {
                PlanCheck.check(tight, instance, plan, "seed " + seed);
                gaps += plan.gapMinor() > 0 ? 1 : 0;
            }
            assertThat(new Explanation(tight).differences(decision))
                    .as("seed " + seed)
                    .isEmpty();
        }
        assertThat(gaps).isGreaterThan(5);
    }
}
