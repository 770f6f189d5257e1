package io.crossdock.inventory.carthold.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReserveOutcome;
import io.crossdock.inventory.ReserveRequest;
import io.crossdock.inventory.ReserveRequest.Claim;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.inventory.Warehouse;
import io.crossdock.inventory.carthold.CartHolds;
import io.crossdock.inventory.carthold.CartHolds.CartKey;
import io.crossdock.inventory.carthold.CartHolds.Claimant;
import io.crossdock.inventory.carthold.CartHolds.Extension;
import io.crossdock.inventory.carthold.CartHolds.Filled;
import io.crossdock.inventory.carthold.CartHolds.Line;
import io.crossdock.inventory.carthold.CartHolds.NewHold;
import io.crossdock.inventory.carthold.CartHolds.OrderedUnits;
import io.crossdock.inventory.carthold.CartHolds.Outcome;
import io.crossdock.inventory.carthold.CartHolds.Reason;
import io.crossdock.inventory.carthold.CartHolds.State;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx;
import io.crossdock.support.RecordedTx.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
final class CartHoldsTest {

    private static final Instant NOW = Warehouse.NOW;
    private static final Instant EXPIRY = NOW.plusSeconds(600);
    private static final Instant LATEST = NOW.plusSeconds(1800);

    private final Warehouse warehouse = new Warehouse();
    private final CartHolds holds = new StoredCartHolds();

    @BeforeEach
    void stock() {
        warehouse.stock("""
                sku | node   | on hand
                cup | berlin | 5
                mug | berlin | 5
                mug | paris  | 5
                """);
    }

    @AfterEach
    void close() {
        assertThat(warehouse.ask(warehouse.inventory::verify)).isEmpty();
        warehouse.close();
    }

    @Test
    void theUnitsOfAHoldAreReserved() {
        hold(7, new Claim(UnitLine.ordered(1), "mug", "berlin", 2), new Claim(UnitLine.ordered(2), "cup", "berlin", 1));

        assertThat(warehouse.levels("cup", "mug")).isEqualTo("""
                cup berlin: 5 on hand, 1 reserved, 0 missing, 0 quarantined
                mug berlin: 5 on hand, 2 reserved, 0 missing, 0 quarantined
                mug paris: 5 on hand, 0 reserved, 0 missing, 0 quarantined""");
        assertThat(load(7).state()).isEqualTo(State.HELD);
        assertThat(load(7).units())
                .containsExactly(
                        new ReservedUnits(ReservationOwner.cartHold(7), UnitLine.ordered(1), "mug", "berlin", 2),
                        new ReservedUnits(ReservationOwner.cartHold(7), UnitLine.ordered(2), "cup", "berlin", 1));
    }

    @Test
    void aKeyIsOneHold() {
        hold(7, new Claim(UnitLine.ordered(1), "mug", "berlin", 2));

        var opened = warehouse.ask(tx -> holds.open(
                tx,
                List.of(
                        new NewHold(8, new CartKey("web", "cart-7"), "print", EXPIRY, LATEST),
                        new NewHold(9, new CartKey("app", "cart-7"), "print", EXPIRY, LATEST))));

        assertThat(opened).containsExactly(9L);
        assertThat(warehouse
                        .<Map<CartKey, CartHolds.Hold>>ask(tx -> holds.byKey(tx, List.of(new CartKey("web", "cart-7"))))
                        .values())
                .extracting(CartHolds.Hold::id)
                .containsExactly(7L);
    }

    @Test
    void aReleasedHoldGivesItsUnitsBackOnce() {
        hold(7, new Claim(UnitLine.ordered(1), "mug", "berlin", 2));

        assertThat(warehouse.<List<Long>>ask(tx -> holds.release(tx, List.of(7L))))
                .containsExactly(7L);
        assertThat(warehouse.<List<Long>>ask(tx -> holds.release(tx, List.of(7L))))
                .isEmpty();

        assertThat(warehouse.levels("mug")).contains("mug berlin: 5 on hand, 0 reserved");
        assertThat(load(7).units()).isEmpty();
    }

    @Test
    void onlyHoldsWhoseTimeIsOverExpire() {
        hold(7, new Claim(UnitLine.ordered(1), "mug", "berlin", 2));

        assertThat(expired(EXPIRY.minusMillis(1))).isZero();
        assertThat(expired(EXPIRY)).isEqualTo(1);
        assertThat(expired(EXPIRY)).isZero();

        assertThat(load(7).state()).isEqualTo(State.EXPIRED);
        assertThat(warehouse.levels("mug")).contains("mug berlin: 5 on hand, 0 reserved");
    }

    @Test
    void anExtensionEndsAtTheMaximum() {
        hold(7, new Claim(UnitLine.ordered(1), "mug", "berlin", 2));

        warehouse.run(tx -> holds.extend(tx, List.of(new Extension(7, LATEST.plusSeconds(3600)))));

        assertThat(load(7).expiresAt()).isEqualTo(LATEST);
        assertThat(expired(LATEST.minusMillis(1))).isZero();
    }

    @Test
    void aHoldWhoseTimeIsOverIsNotExtended() {
        hold(7, new Claim(UnitLine.ordered(1), "mug", "berlin", 2));

        warehouse.at(
                EXPIRY,
                tx -> assertThat(holds.extend(tx, List.of(new Extension(7, LATEST))))
                        .isEmpty());

        assertThat(load(7).expiresAt()).isEqualTo(EXPIRY);
    }

    @Test
    void anOrderTakesTheUnitsWhereTheyAre() {
        hold(
                7,
                new Claim(UnitLine.ordered(1), "mug", "berlin", 2),
                new Claim(UnitLine.ordered(1), "mug", "paris", 1),
                new Claim(UnitLine.ordered(2), "cup", "berlin", 1));

        var outcome = convert(claimant(
                50,
                7,
                new OrderedUnits(UnitLine.ordered(1), "cup", 1),
                new OrderedUnits(UnitLine.ordered(2), "mug", 3)));

        var taken = List.of(
                new ReservedUnits(ReservationOwner.order(50), UnitLine.ordered(1), "cup", "berlin", 1),
                new ReservedUnits(ReservationOwner.order(50), UnitLine.ordered(2), "mug", "berlin", 2),
                new ReservedUnits(ReservationOwner.order(50), UnitLine.ordered(2), "mug", "paris", 1));
        assertThat(outcome).isEqualTo(new Outcome.Converted(50, "H7", taken, 0, 3, 995));
        assertThat(warehouse.<List<ReservedUnits>>ask(tx -> warehouse.inventory.reserved(tx, List.of(50L))))
                .isEqualTo(taken);
        assertThat(load(7).state()).isEqualTo(State.CONVERTED);
        assertThat(load(7).order()).isEqualTo(50L);
    }

    @Test
    void convertingLocksAndChangesNoStockRow() throws Exception {
        hold(7, new Claim(UnitLine.ordered(1), "mug", "berlin", 2));
        try (var other = warehouse.connect()) {
            new RecordedTx(other, NOW)
                    .sql("select 1 from inventory.stock for update")
                    .rows(rs -> 1);

            assertThat(convert(claimant(50, 7, new OrderedUnits(UnitLine.ordered(1), "mug", 2))))
                    .isInstanceOf(Outcome.Converted.class);
            other.rollback();
        }
    }

    @Test
    void whatTheOrderDoesNotWantIsGivenBack() {
        hold(7, new Claim(UnitLine.ordered(1), "mug", "berlin", 3), new Claim(UnitLine.ordered(2), "cup", "berlin", 1));

        var outcome = convert(claimant(50, 7, new OrderedUnits(UnitLine.ordered(1), "mug", 2)));

        assertThat(outcome)
                .isEqualTo(new Outcome.Converted(
                        50,
                        "H7",
                        List.of(new ReservedUnits(ReservationOwner.order(50), UnitLine.ordered(1), "mug", "berlin", 2)),
                        2,
                        3,
                        995));
        assertThat(warehouse.levels("cup", "mug")).startsWith("""
                cup berlin: 5 on hand, 0 reserved, 0 missing, 0 quarantined
                mug berlin: 5 on hand, 2 reserved, 0 missing, 0 quarantined""");
    }

    @Test
    void twoLinesOfOneSkuShareWhatIsHeld() {
        hold(7, new Claim(UnitLine.ordered(1), "mug", "berlin", 3));

        convert(claimant(
                50,
                7,
                new OrderedUnits(UnitLine.ordered(1), "mug", 2),
                new OrderedUnits(UnitLine.ordered(2), "mug", 2)));

        assertThat(warehouse.<List<ReservedUnits>>ask(tx -> warehouse.inventory.reserved(tx, List.of(50L))))
                .containsExactly(
                        new ReservedUnits(ReservationOwner.order(50), UnitLine.ordered(1), "mug", "berlin", 2),
                        new ReservedUnits(ReservationOwner.order(50), UnitLine.ordered(2), "mug", "berlin", 1));
    }

    @Test
    void theSecondOrderOfAHoldGetsNothing() {
        hold(7, new Claim(UnitLine.ordered(1), "mug", "berlin", 3));

        var outcomes = warehouse.ask(tx -> holds.convert(
                tx,
                List.of(
                        claimant(50, 7, new OrderedUnits(UnitLine.ordered(1), "mug", 1)),
                        claimant(51, 7, new OrderedUnits(UnitLine.ordered(1), "mug", 1)))));

        assertThat(outcomes.getLast()).isEqualTo(new Outcome.NotUsed(51, "H7", Reason.TAKEN));
        assertThat(convert(claimant(52, 7, new OrderedUnits(UnitLine.ordered(1), "mug", 1))))
                .isEqualTo(new Outcome.NotUsed(52, "H7", Reason.TAKEN));
    }

    @Test
    void aHoldOfAnotherCartIsLeftAlone() {
        hold(7, new Claim(UnitLine.ordered(1), "mug", "berlin", 3));

        assertThat(convert(claimant(50, 7, new OrderedUnits(UnitLine.ordered(1), "cup", 1))))
                .isEqualTo(new Outcome.NotUsed(50, "H7", Reason.OTHER_CART));
        assertThat(convert(new Claimant(51, "app", 7, List.of(new OrderedUnits(UnitLine.ordered(1), "mug", 1)))))
                .isEqualTo(new Outcome.NotUsed(51, "H7", Reason.OTHER_CART));
        assertThat(convert(claimant(52, 8, new OrderedUnits(UnitLine.ordered(1), "mug", 1))))
                .isEqualTo(new Outcome.NotUsed(52, "H8", Reason.UNKNOWN));

        assertThat(load(7).state()).isEqualTo(State.HELD);
    }

    @Test
    void aHoldWhoseTimeIsOverIsNotConvertedAlsoBeforeItIsSwept() {
        hold(7, new Claim(UnitLine.ordered(1), "mug", "berlin", 3));

        warehouse.at(
                EXPIRY,
                tx -> assertThat(holds.convert(
                                tx, List.of(claimant(50, 7, new OrderedUnits(UnitLine.ordered(1), "mug", 3)))))
                        .containsExactly(new Outcome.NotUsed(50, "H7", Reason.EXPIRED)));

        assertThat(expired(EXPIRY)).isEqualTo(1);
    }

    @Test
    void everyStepIsAFact() {
        hold(7, new Claim(UnitLine.ordered(1), "mug", "berlin", 3));

        var extended = warehouse.run(tx -> holds.extend(tx, List.of(new Extension(7, EXPIRY.plusSeconds(1)))));
        var converted = warehouse.run(tx ->
                holds.convert(tx, List.of(claimant(50, 7, new OrderedUnits(UnitLine.ordered(1), "mug", 3)))));

        assertThat(extended.facts)
                .extracting(Fact::subject, Fact::type)
                .containsExactly(tuple(7L, "cart-hold-extended"));
        assertThat(converted.facts)
                .extracting(Fact::subject, Fact::type)
                .containsExactly(tuple(50L, "cart-hold-converted"));
    }

    @Test
    void endedHoldsAreForgottenInTheEnd() {
        hold(7, new Claim(UnitLine.ordered(1), "mug", "berlin", 3));
        hold(8, new Claim(UnitLine.ordered(1), "mug", "berlin", 1));
        warehouse.run(tx -> holds.release(tx, List.of(7L)));

        assertThat(warehouse.<Integer>ask(tx -> holds.forget(tx, NOW, 10))).isZero();
        assertThat(warehouse.<Integer>ask(tx -> holds.forget(tx, NOW.plusSeconds(1), 10)))
                .isEqualTo(1);

        assertThat(warehouse.<Map<Long, CartHolds.Hold>>ask(tx -> holds.load(tx, List.of(7L, 8L))))
                .containsOnlyKeys(8L);
    }

    private void hold(long id, Claim... claims) {
        warehouse.run(tx -> make(warehouse, holds, tx, id, EXPIRY, claims));
    }

    /** Reserves units and opens a hold, as a shop's checkout does. */
    static boolean make(Warehouse warehouse, CartHolds holds, RecordedTx tx, long id, Instant expiry, Claim... claims) {
        holds.open(
                tx,
                List.of(new NewHold(id, new CartKey("web", "cart-" + id), "print", expiry, expiry.plusSeconds(1200))));
        var outcome = warehouse
                .inventory
                .reserve(tx, List.of(new ReserveRequest(ReservationOwner.cartHold(id), List.of(claims))))
                .getFirst();
        var lines = List.of(claims).stream()
                .collect(Collectors.groupingBy(Claim::line, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(c -> line(c, outcome instanceof ReserveOutcome.Reserved))
                .toList();
        holds.fill(tx, List.of(new Filled(id, lines, 3, 995)));
        return outcome instanceof ReserveOutcome.Reserved;
    }

    private static Line line(List<Claim> claims, boolean reserved) {
        var wanted = claims.stream().mapToLong(Claim::quantity).sum();
        return new Line(claims.getFirst().line().line(), claims.getFirst().sku(), wanted, reserved ? wanted : 0);
    }

    private static Claimant claimant(long order, long hold, OrderedUnits... ordered) {
        return new Claimant(order, "web", hold, List.of(ordered));
    }

    private Outcome convert(Claimant claimant) {
        return warehouse.ask(tx -> holds.convert(tx, List.of(claimant))).getFirst();
    }

    private int expired(Instant at) {
        var count = new int[1];
        warehouse.at(at, tx -> count[0] = holds.expire(tx, 100).size());
        return count[0];
    }

    private CartHolds.Hold load(long id) {
        return warehouse.ask(tx -> holds.load(tx, List.of(id))).get(id);
    }
}
