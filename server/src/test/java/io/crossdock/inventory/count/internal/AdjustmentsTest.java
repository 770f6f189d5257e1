package io.crossdock.inventory.count.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.KnownCodes;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReserveRequest;
import io.crossdock.inventory.ReserveRequest.Claim;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.inventory.StockCount;
import io.crossdock.inventory.Warehouse;
import io.crossdock.inventory.count.Adjustments;
import io.crossdock.inventory.count.Adjustments.Adjustment;
import io.crossdock.inventory.count.Adjustments.AdjustmentReason;
import io.crossdock.inventory.count.Adjustments.Decision;
import io.crossdock.inventory.count.Adjustments.NewAdjustment;
import io.crossdock.inventory.count.Adjustments.State;
import io.crossdock.inventory.count.CountTasks;
import io.crossdock.inventory.count.CountTasks.By;
import io.crossdock.inventory.count.CountTasks.CountLine;
import io.crossdock.inventory.count.CountTasks.CountResult;
import io.crossdock.inventory.count.CountTasks.Plan;
import io.crossdock.shared.Refused;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every SKU costs 10.00. */
@Tag("slow")
final class AdjustmentsTest {

    private static final Instant NOW = Warehouse.NOW;

    private final Warehouse warehouse = new Warehouse();
    private final Inventory inventory = warehouse.inventory;
    private final KnownCodes masterdata = new KnownCodes(Set.of("mug", "cup", "pot"), Set.of("berlin", "paris"));
    private final Adjustments adjustments = new StoredAdjustments(masterdata);
    private final CountTasks tasks = new StoredCountTasks(masterdata, adjustments);

    @BeforeEach
    void stock() {
        warehouse.at(
                NOW.minusSeconds(7200),
                tx -> inventory.count(
                        tx,
                        List.of(
                                new StockCount("mug", "berlin", 30, "opening"),
                                new StockCount("cup", "berlin", 10, "opening"),
                                new StockCount("pot", "berlin", 20, "opening"))));
    }

    @AfterEach
    void close() {
        assertThat(warehouse.ask(inventory::verify)).isEmpty();
        warehouse.close();
    }

    @Test
    void withinTheLimitOnePersonIsEnough() {
        var made = warehouse.as("ann", tx -> adjustments.adjust(tx, List.of(wish("mug", -5, "damaged"))));

        assertThat(made).extracting(Adjustment::state).containsExactly(State.APPLIED);
        assertThat(onHand("mug")).isEqualTo(25);
        assertThat(ledger()).endsWith("adjusted-damaged -5 moved");
    }

    @Test
    void aboveTheLimitNothingHappensUntilSomebodyElseApproves() {
        var made = warehouse.as("ann", tx -> adjustments.adjust(tx, List.of(wish("mug", -21, "damaged"))));
        var before = onHand("mug");

        var approved = warehouse.as("bob", tx -> adjustments.approve(tx, List.of(decision(made.getFirst()))));

        assertThat(made.getFirst().state()).isEqualTo(State.REQUESTED);
        assertThat(before).isEqualTo(30);
        assertThat(approved.getFirst().decidedBy()).isEqualTo("bob");
        assertThat(onHand("mug")).isEqualTo(9);
    }

    @Test
    void nobodyDecidesOnTheirOwnRequest() {
        var made = warehouse.as("ann", tx -> adjustments.adjust(tx, List.of(wish("mug", -21, "damaged"))));

        assertThatThrownBy(() -> warehouse.as("Ann", tx -> adjustments.approve(tx, List.of(decision(made.getFirst())))))
                .isInstanceOf(Refused.class)
                .extracting("code")
                .isEqualTo("own-request");
        assertThatThrownBy(() -> warehouse.as("ann", tx -> adjustments.reject(tx, List.of(decision(made.getFirst())))))
                .isInstanceOf(Refused.class)
                .extracting("code")
                .isEqualTo("own-request");
        assertThat(onHand("mug")).isEqualTo(30);
    }

    @Test
    void aDecisionIsMadeOnce() {
        var made = warehouse.as("ann", tx -> adjustments.adjust(tx, List.of(wish("mug", -21, "damaged"))));
        warehouse.as("bob", tx -> adjustments.reject(tx, List.of(decision(made.getFirst()))));

        assertThatThrownBy(() -> warehouse.as("bob", tx -> adjustments.approve(tx, List.of(decision(made.getFirst())))))
                .isInstanceOf(Refused.class)
                .extracting("code")
                .isEqualTo("adjustment-decided");
        assertThatThrownBy(() -> warehouse.as(
                        "bob", tx -> adjustments.approve(tx, List.of(new Decision(1, ""), new Decision(1, "")))))
                .isInstanceOf(Refused.class)
                .extracting("code")
                .isEqualTo("invalid");
        assertThat(onHand("mug")).isEqualTo(30);
    }

    @Test
    void manySmallOnesOfADayAreOneLargeOne() {
        var states = List.of(
                warehouse.as(
                        "ann",
                        tx -> adjustments.adjust(tx, List.of(wish("mug", -4, "stolen"), wish("mug", -2, "stolen")))),
                warehouse.as("bob", tx -> adjustments.adjust(tx, List.of(wish("mug", -5, "stolen")))),
                warehouse.as("ann", tx -> adjustments.adjust(tx, List.of(wish("mug", -1, "stolen")))),
                warehouse.as("ann", tx -> adjustments.adjust(tx, List.of(wish("mug", -1, "stolen")))));

        assertThat(states.stream().flatMap(List::stream).map(Adjustment::state))
                .containsExactly(State.APPLIED, State.REQUESTED, State.APPLIED, State.APPLIED, State.REQUESTED);
    }

    @Test
    void theLimitOfValueCounts() {
        warehouse.as("ann", tx -> {
            adjustments.putReasons(
                    tx,
                    List.of(new AdjustmentReason("gift", "Given away", Adjustments.Direction.OUT, false, null, 2500L)));
            return 0;
        });

        var made = warehouse.as(
                "ann", tx -> adjustments.adjust(tx, List.of(wish("mug", -2, "gift"), wish("cup", -3, "gift"))));

        assertThat(made).extracting(Adjustment::state).containsExactly(State.APPLIED, State.REQUESTED);
        assertThat(made.get(1).valueMinor()).isEqualTo(3000);
    }

    @Test
    void allViolationsAreToldAndNothingIsStored() {
        assertThatThrownBy(() -> warehouse.as(
                        "ann",
                        tx -> adjustments.adjust(
                                tx,
                                List.of(
                                        wish("mug", -1, "damaged"),
                                        wish("unicorn", -1, "boredom"),
                                        wish("mug", 1, "stolen")))))
                .extracting(e -> ((Refused) e)
                        .violations().stream().map(v -> v.pointer()).toList())
                .isEqualTo(List.of("/adjustments/1/sku", "/adjustments/1/reason", "/adjustments/2/units"));
        assertThatThrownBy(() -> warehouse.as(
                        "ann",
                        tx -> adjustments.adjust(tx, List.of(wish("cup", -6, "damaged"), wish("cup", -5, "damaged")))))
                .extracting(e -> ((Refused) e).violations().getFirst().message())
                .isEqualTo("only 4 are on hand, not 5");
        assertThat(onHand("mug")).isEqualTo(30);
        assertThat(onHand("cup")).isEqualTo(10);
    }

    @Test
    void anAdjustmentBelowThePromisesRaisesTheCaseOfMissingStock() {
        warehouse.run(tx -> inventory.reserve(
                tx,
                List.of(new ReserveRequest(
                        ReservationOwner.order(1), List.of(new Claim(UnitLine.ordered(1), "cup", "berlin", 9))))));

        var tx = actor("ann", t -> adjustments.adjust(t, List.of(wish("cup", -3, "lost"))));

        assertThat(tx.problems).extracting(Tx.Problem::kind).containsExactly("promised-stock-missing");
        assertThat(warehouse.levels("cup")).isEqualTo("cup berlin: 7 on hand, 9 reserved, 2 missing, 0 quarantined");
    }

    @Test
    void aTaskNamesTheMostValuableSkusThatNobodyCountsYet() {
        var first = warehouse.as("ann", tx -> tasks.plan(tx, new Plan("berlin", By.VALUE, 2, NOW.plusSeconds(60))));
        var second = warehouse.as("ann", tx -> tasks.plan(tx, new Plan("berlin", By.VALUE, 2, NOW.plusSeconds(90))));

        assertThat(first.lines()).extracting(CountLine::sku).containsExactly("mug", "pot");
        assertThat(second.lines()).extracting(CountLine::sku).containsExactly("cup");
        assertThatThrownBy(() ->
                        warehouse.as("ann", tx -> tasks.plan(tx, new Plan("berlin", By.AGE, 2, NOW.plusSeconds(90)))))
                .isInstanceOf(Refused.class)
                .extracting("code")
                .isEqualTo("nothing-to-count");
    }

    @Test
    void byInaccuracyTheSkusThatWereNotFoundComeFirst() {
        warehouse.run(tx -> inventory.reserve(
                tx,
                List.of(new ReserveRequest(
                        ReservationOwner.order(1), List.of(new Claim(UnitLine.ordered(1), "pot", "berlin", 2))))));
        warehouse.run(tx -> inventory.shortPick(
                tx, List.of(new ReservedUnits(ReservationOwner.order(1), UnitLine.ordered(1), "pot", "berlin", 2))));

        var task = warehouse.as("ann", tx -> tasks.plan(tx, new Plan("berlin", By.INACCURACY, 5, NOW.plusSeconds(60))));

        assertThat(task.lines()).extracting(CountLine::sku).containsExactly("pot");
    }

    @Test
    void differencesOfACountAreMeasuredAtItsTimeAndFollowTheRuleOfApproval() {
        var task = warehouse.as("ann", tx -> tasks.plan(tx, new Plan("berlin", By.VALUE, 3, NOW.plusSeconds(60))));
        long id = Long.parseLong(task.id().substring(1));
        var countedAt = NOW.minusSeconds(600);
        warehouse.at(NOW.minusSeconds(300), tx -> {
            inventory.reserve(
                    tx,
                    List.of(new ReserveRequest(
                            ReservationOwner.order(1), List.of(new Claim(UnitLine.ordered(1), "mug", "berlin", 4)))));
            inventory.ship(
                    tx, List.of(new ReservedUnits(ReservationOwner.order(1), UnitLine.ordered(1), "mug", "berlin", 4)));
        });

        var made = warehouse.as(
                "ann",
                tx -> tasks.record(
                        tx,
                        id,
                        List.of(new CountResult("mug", 29), new CountResult("cup", 10), new CountResult("pot", 5)),
                        countedAt));

        assertThat(made)
                .extracting(Adjustment::sku, Adjustment::units, Adjustment::state)
                .containsExactly(tuple("mug", -1L, State.APPLIED), tuple("pot", -15L, State.REQUESTED));
        assertThat(onHand("mug")).isEqualTo(25);
        assertThat(onHand("pot")).isEqualTo(20);
        warehouse.as("bob", tx -> adjustments.approve(tx, List.of(decision(made.get(1)))));
        assertThat(onHand("pot")).isEqualTo(5);
        assertThat(warehouse.ask(tx -> tasks.get(tx, id)).state()).isEqualTo(CountTasks.State.COUNTED);
    }

    @Test
    void aRequestOfAnOldCountIsSupersededByANewerOne() {
        var task = warehouse.as("ann", tx -> tasks.plan(tx, new Plan("berlin", By.VALUE, 3, NOW.plusSeconds(60))));
        long id = Long.parseLong(task.id().substring(1));
        var made = warehouse.as(
                "ann", tx -> tasks.record(tx, id, List.of(new CountResult("pot", 5)), NOW.minusSeconds(600)));
        warehouse.run(tx -> inventory.count(tx, List.of(new StockCount("pot", "berlin", 18, "store-feed"))));

        var decided = warehouse.as("bob", tx -> adjustments.approve(tx, List.of(decision(made.getFirst()))));

        assertThat(decided).extracting(Adjustment::state).containsExactly(State.SUPERSEDED);
        assertThat(onHand("pot")).isEqualTo(18);
    }

    private static NewAdjustment wish(String sku, long units, String reason) {
        return new NewAdjustment(sku, "berlin", units, reason, "", null, 0);
    }

    private static Decision decision(Adjustment request) {
        return new Decision(Long.parseLong(request.id().substring(1)), "seen");
    }

    private RecordedTx actor(String person, Function<RecordedTx, ?> work) {
        return warehouse.as(person, tx -> {
            work.apply(tx);
            return tx;
        });
    }

    private long onHand(String sku) {
        return warehouse
                .ask(tx -> inventory.levels(tx, List.of(sku)))
                .getFirst()
                .onHand();
    }

    private List<String> ledger() {
        return warehouse.ask(tx -> tx.sql("select cause, on_hand, correction from inventory.ledger order by position")
                .rows(rs -> rs.getString(1) + " " + rs.getLong(2) + (rs.getBoolean(3) ? " corrected" : " moved")));
    }
}
