package io.crossdock.sourcing.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.postgres.TestDatabase;
import io.crossdock.postgres.TestDatabases;
import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Decision.Cost;
import io.crossdock.sourcing.Decision.Placement;
import io.crossdock.sourcing.DecisionHistory;
import io.crossdock.sourcing.DecisionInputs;
import io.crossdock.sourcing.DecisionRecord;
import io.crossdock.sourcing.DecisionRecord.RunnerUp;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.Destination;
import io.crossdock.sourcing.Hard;
import io.crossdock.sourcing.Instance;
import io.crossdock.sourcing.Policies;
import io.crossdock.sourcing.RecomputedDecision;
import io.crossdock.sourcing.RejectionReason;
import io.crossdock.sourcing.SourceNode;
import io.crossdock.sourcing.Sourcing;
import io.crossdock.sourcing.SourcingSupply;
import io.crossdock.sourcing.internal.StoredSourcing;
import io.crossdock.support.RecordedTx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
final class DecisionStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private final TestDatabase database = TestDatabases.fresh("sourcing", DecisionStoreTest::migrate);
    private final Sourcing sourcing = new StoredSourcing(Policies.COARSE);

    private static void migrate(TestDatabase database) {
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration/sourcing")
                .load()
                .migrate();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsWhatWasDecidedAndComputesItAgain() {
        var decisions = new ArrayList<Decision>();
        for (int seed = 0; seed < 30; seed++) {
            var random = new Random(seed);
            var instance = Instance.random(random, 30, 1 + seed % 4, 1 + seed % 4, 0.4, 3);
            var demand = Instance.order(random, seed, 1 + seed % 4, 1 + seed % 4);
            decisions.addAll(sourcing.decide(List.of(demand), instance.supply()));
        }
        run(tx -> record(tx, decisions));

        for (int seed = 0; seed < 30; seed++) {
            var stored = of(seed);
            assertThat(stored).as("order " + seed).hasSize(1);
            assertThat(stored.getFirst().decision()).isEqualTo(decisions.get(seed));
            assertThat(stored.getFirst().same()).isTrue();
            assertThat(stored.getFirst().at()).isEqualTo(NOW);
        }
    }

    @Test
    void namesTheNextBestPlansAndWhatTheyWouldHaveCostMore() {
        run(tx -> record(tx, sourcing.decide(List.of(demand(7)), supply())));

        var stored = of(7).getFirst();

        assertThat(stored.decision()).isInstanceOfSatisfying(Decision.Sourced.class, s -> {
            assertThat(s.placements()).containsExactly(new Placement(UnitLine.ordered(1), "mug", "near", 1));
            assertThat(s.cost()).isEqualTo(new Cost(500, 30, 0));
            assertThat(s.transitDays()).isEqualTo(1);
        });
        assertThat(stored.runnersUp())
                .containsExactly(
                        new RunnerUp(
                                List.of("near"),
                                List.of(new Placement(UnitLine.ordered(1), "mug", "dear", 1)),
                                new Cost(500, 90, 0),
                                60),
                        new RunnerUp(
                                List.of("dear", "near"),
                                List.of(new Placement(UnitLine.ordered(1), "mug", "far", 1)),
                                new Cost(600, 10, 0),
                                80));
    }

    @Test
    void numbersTheAttemptsOfAnOrder() {
        run(tx -> record(tx, sourcing.decide(List.of(demand(7)), supply())));
        run(tx -> record(tx, sourcing.decide(List.of(demand(7)), new SourcingSupply(supply().nodes(), Map.of()))));

        assertThat(of(7)).extracting(DecisionRecord::attempt).containsExactly(1, 2);
        assertThat(of(7).getLast().decision())
                .isInstanceOfSatisfying(
                        Decision.Unfillable.class,
                        u -> assertThat(u.lines())
                                .containsExactly(new Decision.ShortLine(UnitLine.ordered(1), "mug", 1, 0)));
        assertThat(of(7).getLast().same()).isTrue();
    }

    @Test
    void leavesOutExcludedNodesAndComputesThatAgain() {
        var barred = new Demand(
                7, "shop", "standard", new Destination(40, -100), demand(7).lines(), Set.of("near", "gone"));
        var last = new Demand(
                8, "shop", "standard", new Destination(40, -100), demand(8).lines(), Set.of("near", "far"));
        var none = new Demand(
                9, "shop", "standard", new Destination(40, -100), demand(9).lines(), Set.of("near", "far"));

        run(tx -> record(tx, sourcing.decide(List.of(barred, last, none), supply())));

        assertThat(placements(7)).containsExactly(new Placement(UnitLine.ordered(1), "mug", "dear", 1));
        assertThat(of(8).getFirst().decision())
                .isInstanceOfSatisfying(
                        Decision.Unfillable.class,
                        u -> assertThat(u.lines())
                                .containsExactly(new Decision.ShortLine(
                                        UnitLine.ordered(1), "mug", 1, 0, RejectionReason.GAVE_BACK)));
        assertThat(List.of(of(7), of(8), of(9)))
                .allSatisfy(stored -> assertThat(stored.getFirst().same()).isTrue());
        assertThat(of(7).getFirst().decision().inputs().demand().excluded()).containsExactly("gone", "near");
    }

    @Test
    void storesNothingAboutExclusionsWhereThereAreNone() {
        run(tx -> record(tx, sourcing.decide(List.of(demand(7)), supply())));

        long naming = run(tx -> tx.sql(
                                "select count(*) as n from sourcing.decision where inputs::text like '%excluded%'")
                        .rows(rs -> rs.getLong("n")))
                .getFirst();

        assertThat(naming).isZero();
    }

    private List<Placement> placements(long order) {
        return ((Decision.Sourced) of(order).getFirst().decision()).placements();
    }

    @Test
    void aTamperedDecisionIsSeen() {
        run(tx -> record(tx, sourcing.decide(List.of(demand(7)), supply())));
        run(tx -> tx.sql("update sourcing.decision set chosen = jsonb_set(chosen, '{placements,0,node}', '\"far\"')")
                .update());

        assertThat(of(7).getFirst().same()).isFalse();
    }

    @Test
    void decisionsFromBeforeThereWereTermsAreReadAndComeOutTheSame() {
        run(tx -> record(tx, sourcing.decide(List.of(demand(7)), supply())));
        run(tx -> tx.sql("""
                update sourcing.decision
                set inputs = jsonb_build_object('policy', inputs -> 'policy',
                        'demand', jsonb_build_object('order', 7, 'channel', 'shop', 'service', 'standard',
                                'to', jsonb_build_object('latitude', 40.0, 'longitude', -100.0),
                                'lines', '[{"line": 1, "sku": "mug", "quantity": 1, "weightGrams": 400}]'::jsonb),
                        'nodes', inputs -> 'nodes',
                        'bySku', inputs -> 'bySku'),
                    chosen = '{"placements": [{"line": 1, "sku": "mug", "node": "near", "quantity": 1}],
                        "parts": [{"node": "near", "zone": 1, "billableGrams": 400, "shippingMinor": 500,
                                "handlingMinor": 30, "transitDays": 1}],
                        "cost": {"shippingMinor": 500, "handlingMinor": 30, "splitMinor": 0},
                        "gapMinor": 0, "missing": []}'
                """).update());

        assertThat(of(7).getFirst().same()).isTrue();
        assertThat(of(7).getFirst().decision())
                .isInstanceOfSatisfying(
                        Decision.Sourced.class,
                        s -> assertThat(s.parts().getFirst().service()).isEqualTo("standard"));
    }

    @Test
    void decisionsFromWhenPartsAndSubstitutesWereNumbersAreReadAndComeOutTheSame() {
        var lacking =
                new Demand.InPlaceOf(new DemandLine(UnitLine.ordered(2), "cup", 1, 300), 0, RejectionReason.NO_STOCK);
        var lines = List.of(
                new DemandLine(UnitLine.component(1, 2), "mug", 1, 400),
                new DemandLine(UnitLine.substitute(2), "mug", 1, 400, null, lacking));
        run(tx -> record(tx, sourcing.decide(List.of(demand(7).with(lines)), supply())));
        var made = of(7).getFirst().decision();
        run(tx -> tx.sql("""
                update sourcing.decision
                set inputs = jsonb_set(inputs, '{demand,lines}', '[
                        {"line": 20001, "sku": "mug", "quantity": 1, "weightGrams": 400},
                        {"line": 510002, "sku": "mug", "quantity": 1, "weightGrams": 400, "inPlaceOf": {
                            "line": {"line": 2, "sku": "cup", "quantity": 1, "weightGrams": 300},
                            "available": 0, "reason": "no-stock"}}]'),
                    chosen = jsonb_set(chosen, '{placements}', '[
                        {"line": 20001, "sku": "mug", "node": "near", "quantity": 1},
                        {"line": 510002, "sku": "mug", "node": "near", "quantity": 1}]')
                """).update());

        assertThat(of(7).getFirst().decision()).isEqualTo(made);
        assertThat(placements(7))
                .extracting(Placement::line)
                .containsExactly(UnitLine.component(1, 2), UnitLine.substitute(2));
        List<RecomputedDecision> again = history(7, 10).recomputed();
        assertThat(again).containsExactly(new RecomputedDecision(1, NOW, DecisionInputs.BUNDLES, List.of()));
    }

    @Test
    void makesDecisionsAgainAndSaysWhatComesOutOtherwise() {
        run(tx -> record(tx, sourcing.decide(List.of(demand(7)), supply())));
        List<RecomputedDecision> untouched = history(7, 10).recomputed();
        assertThat(untouched).containsExactly(new RecomputedDecision(1, NOW, DecisionInputs.BUNDLES, List.of()));

        run(tx -> tx.sql("update sourcing.decision set chosen = jsonb_set(chosen, '{cost,shippingMinor}', '499')")
                .update());

        List<RecomputedDecision> touched = history(7, 10).recomputed();
        assertThat(touched.getFirst().differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference)
                        .startsWith("cost: stored Cost[shippingMinor=499,")
                        .contains("now Cost[shippingMinor=500,"));
    }

    private static Demand demand(long order) {
        return new Demand(
                order,
                "shop",
                "standard",
                new Destination(40, -100),
                List.of(new DemandLine(UnitLine.ordered(1), "mug", 1, 400)));
    }

    private static SourcingSupply supply() {
        return new SourcingSupply(
                List.of(
                        new SourceNode("far", 30, -80, "DC", 10, 0),
                        new SourceNode("near", 40, -101, "STORE", 20, 10),
                        new SourceNode("dear", 40, -99, "STORE", 90, 0)),
                Map.of(
                        "mug",
                        List.of(
                                new AvailableUnits("near", 5),
                                new AvailableUnits("far", 5),
                                new AvailableUnits("dear", 1))));
    }

    private int record(RecordedTx tx, List<Decision> decisions) {
        sourcing.record(tx, decisions);
        return decisions.size();
    }

    private List<DecisionRecord> of(long order) {
        return history(order, 10).records();
    }

    private DecisionHistory history(long order, int most) {
        return run(tx -> sourcing.history(tx, order, most));
    }

    private <R> R run(Function<RecordedTx, R> work) {
        return RecordedTx.run(database, NOW, work).result();
    }

    @Test
    void theNewestOfManyDecisionsKeepTheirNumbers() {
        for (int attempt = 0; attempt < 5; attempt++) {
            run(tx -> record(tx, sourcing.decide(List.of(demand(7)), supply())));
        }

        var newest = history(7, 2);

        assertThat(newest.records()).extracting(DecisionRecord::attempt).containsExactly(4, 5);
        assertThat(newest.recomputed()).extracting(RecomputedDecision::attempt).containsExactly(4, 5);
        assertThat(newest.text())
                .startsWith("The newest 2 of 5 decisions\n")
                .contains("Order O7, decision 4 of 5", "Order O7, decision 5 of 5")
                .doesNotContain("decision 3 of 5");
        assertThat(history(8, 2).text()).isEmpty();
    }

    @Test
    void writesASetAsTheMapperWritesEachOfIt() {
        var writer = DecisionJson.writer();
        for (int seed = 0; seed < 200; seed++) {
            var instance = Hard.of(new Random(seed), 6, 4);
            var decision = new StoredSourcing(Policies.FAST_AND_SLOW)
                    .decide(List.of(instance.demand()), instance.supply())
                    .getFirst();

            assertThat(writer.writeValueAsString(decision.inputs()))
                    .as("seed " + seed)
                    .isEqualTo(EngineJson.write(decision.inputs()));
            assertThat(writer.writeValueAsString(DecisionStore.chosen(decision)))
                    .as("seed " + seed)
                    .isEqualTo(EngineJson.write(DecisionStore.chosen(decision)));
        }
    }
}
