package io.crossdock.sourcing.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Decision.Sourced;
import io.crossdock.sourcing.DecisionInputs;
import io.crossdock.sourcing.DecisionRecord;
import io.crossdock.sourcing.DecisionRecord.Change;
import io.crossdock.sourcing.DecisionRecord.Counterfactual;
import io.crossdock.sourcing.DecisionRecord.RejectedNode;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.Destination;
import io.crossdock.sourcing.Hard;
import io.crossdock.sourcing.NodeTerms;
import io.crossdock.sourcing.Policies;
import io.crossdock.sourcing.RejectionReason;
import io.crossdock.sourcing.SourceNode;
import io.crossdock.sourcing.SourcingSupply;
import io.crossdock.sourcing.internal.StoredSourcing;
import io.crossdock.sourcing.policy.SourcingPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Explanations of decisions; every counterfactual is tried out. */
final class ExplanationTest {

    private static final SourcingPolicy POLICY = Policies.FAST_AND_SLOW;

    private static Decision decide(Demand demand, SourcingSupply supply) {
        return new StoredSourcing(POLICY).decide(List.of(demand), supply).getFirst();
    }

    private static Demand order(DemandLine... lines) {
        return new Demand(7, "web", "slow", new Destination(40, -100), List.of(lines));
    }

    private static SourcingSupply leeds() {
        var full = new NodeTerms(Map.of(), 0, 9, 0, 0, Set.of(), Set.of());
        return new SourcingSupply(
                List.of(
                        new SourceNode("leeds", 40, -101, "STORE", 0, 0),
                        new SourceNode("york", 40, -101, "STORE", 0, 60),
                        new SourceNode("hull", 40, -101, "STORE", 0, 0, full),
                        new SourceNode("bath", 40, -101, "STORE", 0, 0)),
                Map.of(
                        "mug",
                        List.of(
                                new AvailableUnits("leeds", 1),
                                new AvailableUnits("york", 5),
                                new AvailableUnits("hull", 9))));
    }

    @Test
    void namesEachNodeThatWasLeftOutAndWhatWouldHaveChangedThat() {
        var decision = decide(order(new DemandLine(UnitLine.ordered(1), "mug", 3, 100)), leeds());
        var explanation = new Explanation(POLICY);

        var rejected = explanation.rejected(decision);
        var found = explanation.counterfactuals(decision, rejected);

        assertThat(rejected)
                .containsExactly(
                        new RejectedNode("hull", RejectionReason.FULL, null, null),
                        new RejectedNode("leeds", RejectionReason.NO_STOCK, null, null));
        assertThat(found)
                .containsExactly(new Counterfactual(
                        Change.UNITS,
                        "leeds",
                        1,
                        "mug",
                        2L,
                        null,
                        60,
                        "2 more units of mug at leeds would have been 0.60 USD cheaper"));
    }

    @Test
    void keepsCloseMissesInTheRecord() {
        var decision = decide(order(new DemandLine(UnitLine.ordered(1), "mug", 3, 100)), leeds());

        assertThat(decision.inputs().nodes()).extracting(SourceNode::code).contains("leeds", "york");
        assertThat(decision.inputs().aside())
                .containsExactly(
                        new DecisionInputs.Aside(RejectionReason.NO_STOCK, 1, List.of()),
                        new DecisionInputs.Aside(RejectionReason.FULL, 1, List.of("hull")));
    }

    @Test
    void whatWouldHaveWonDoesWin() {
        int prices = 0;
        int units = 0;
        for (int seed = 0; seed < 400; seed++) {
            var instance = Hard.of(new Random(seed), 8, 3);
            var decision = decide(instance.demand(), instance.supply());
            var explanation = new Explanation(POLICY);
            if (!(decision instanceof Sourced chosen) || !weighsOne(instance.demand())) {
                continue;
            }
            for (var one : explanation.counterfactuals(decision, explanation.rejected(decision))) {
                var as = "seed " + seed + ": " + one.words();
                var changed = decide(instance.demand(), changed(decision.inputs(), one));

                assertThat(changed).as(as).isInstanceOfSatisfying(Sourced.class, other -> {
                    assertThat(Redecision.uses(other, one.node())).as(as).isTrue();
                    assertThat(other.placements()).as(as).isNotEqualTo(chosen.placements());
                    if (one.change() == Change.UNITS) {
                        assertThat(chosen.cost().totalMinor() - other.cost().totalMinor())
                                .as(as)
                                .isEqualTo(one.savesMinor());
                    }
                });
                prices += one.change() == Change.PRICE ? 1 : 0;
                units += one.change() == Change.UNITS ? 1 : 0;
            }
        }
        assertThat(prices).isGreaterThan(100);
        assertThat(units).isGreaterThan(50);
    }

    private static boolean weighsOne(Demand demand) {
        return demand.rules() == null
                || demand.rules().shippingPermille() == 1_000 && demand.rules().handlingPermille() == 1_000;
    }

    /**
     * Applies a counterfactual independently of the product: a unit more is a unit more in the stock, a lower price is
     * a lower price of the node.
     */
    private static SourcingSupply changed(DecisionInputs inputs, Counterfactual one) {
        var nodes = new ArrayList<SourceNode>();
        for (var n : inputs.nodes()) {
            long less = one.change() == Change.PRICE && n.code().equals(one.node()) ? one.lessMinor() : 0;
            nodes.add(new SourceNode(
                    n.code(),
                    n.latitude(),
                    n.longitude(),
                    n.kind(),
                    n.handlingMinor(),
                    n.orderMinor() - less,
                    n.terms()));
        }
        var bySku = new HashMap<>(inputs.bySku());
        if (one.change() == Change.UNITS) {
            var rows = new ArrayList<>(bySku.get(one.sku()));
            long had = rows.stream()
                    .filter(r -> r.node().equals(one.node()))
                    .mapToLong(AvailableUnits::units)
                    .sum();
            rows.removeIf(row -> row.node().equals(one.node()));
            rows.add(new AvailableUnits(one.node(), had + one.units()));
            bySku.put(one.sku(), rows);
        }
        return new SourcingSupply(nodes, bySku, inputs.prices());
    }

    @Test
    void aNodeWithoutTermsTakesNoRoomInTheRecord() {
        var plain = new SourceNode("leeds", 1, 2, "STORE", 3, 4);
        var terms = new NodeTerms(Map.of("slow", Hard.NOON), 5, NodeTerms.NO_LIMIT, 0, 7, Set.of("hazmat"), Set.of());
        var limited = new SourceNode("york", 1, 2, "STORE", 3, 4, terms);

        assertThat(EngineJson.write(plain))
                .isEqualTo("{\"code\":\"leeds\",\"latitude\":1.0,\"longitude\":2.0,\"kind\":\"STORE\","
                        + "\"handlingMinor\":3,\"orderMinor\":4}");
        assertThat(EngineJson.write(limited.terms()))
                .isEqualTo("{\"shipsAt\":{\"slow\":\"2026-11-24T12:00:00Z\"},\"ordersLeft\":5,"
                        + "\"rejectPermille\":7,\"refuses\":[\"hazmat\"]}");
        assertThat(EngineJson.MAPPER.readValue(EngineJson.write(plain), SourceNode.class))
                .isEqualTo(plain);
        assertThat(EngineJson.MAPPER.readValue(EngineJson.write(limited), SourceNode.class))
                .isEqualTo(limited);
    }

    @Test
    void readsOutWhyInWords() {
        var decision = decide(order(new DemandLine(UnitLine.ordered(1), "mug", 3, 100)), leeds());
        var explanation = new Explanation(POLICY);
        var rejected = explanation.rejected(decision);
        var record = new DecisionRecord(
                7,
                1,
                Hard.NOON,
                decision,
                true,
                explanation.runnersUp(decision),
                rejected,
                explanation.counterfactuals(decision, rejected),
                explanation.currency());

        assertThat(new DecisionText().all(List.of(record), 1)).isEqualTo("""
                Order O7, decision 1 of 1, 2026-11-24T12:00:00Z
                  bought: slow in channel web; policy %s
                  chosen: 3.60 USD (shipping 3.00, handling 0.60)
                    york: 3 x mug; slow from zone 1, 300 g, 3.00, 1 days
                    no plan is cheaper
                  not used
                    hull: has no capacity left
                    leeds: no stock
                    1 other nodes: no stock
                  another plan would have been made
                    2 more units of mug at leeds would have been 0.60 USD cheaper
                  computed again: identical

                """.formatted(POLICY.hash()));
    }
}
