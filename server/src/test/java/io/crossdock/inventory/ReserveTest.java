package io.crossdock.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.engine.sql.Sql.SqlFailure;
import io.crossdock.inventory.ReserveOutcome.Reserved;
import io.crossdock.inventory.ReserveOutcome.Short;
import io.crossdock.inventory.ReserveOutcome.ShortClaim;
import io.crossdock.inventory.ReserveRequest.Claim;
import io.crossdock.shared.UnitLine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
final class ReserveTest {

    private final Warehouse warehouse = new Warehouse();

    @BeforeEach
    void stock() {
        warehouse.stock("""
                sku | node   | on hand | safety
                cup | berlin | 2       | 0
                mug | berlin | 5       | 2
                mug | paris  | 4       | 0
                """);
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void showsWhatItEnforces() {
        var shown = warehouse.ask(tx -> warehouse.inventory.availability(tx, List.of("cup", "mug", "none")));

        assertThat(shown)
                .isEqualTo(Map.of(
                        "cup", List.of(new AvailableUnits("berlin", 2)),
                        "mug", List.of(new AvailableUnits("berlin", 3), new AvailableUnits("paris", 4))));
        assertThat(reserve(order(1, claim(1, "mug", "berlin", 3))))
                .containsExactly(new Reserved(ReservationOwner.order(1)));
        assertThat(reserve(order(2, claim(1, "mug", "berlin", 1))))
                .containsExactly(new Short(
                        ReservationOwner.order(2), List.of(new ShortClaim(UnitLine.ordered(1), "mug", "berlin", 0))));
    }

    @Test
    void holdsNothingWhenOneLineIsShort() {
        var outcomes = reserve(order(1, claim(1, "mug", "paris", 4), claim(2, "cup", "berlin", 3)));

        assertThat(outcomes)
                .containsExactly(new Short(
                        ReservationOwner.order(1), List.of(new ShortClaim(UnitLine.ordered(2), "cup", "berlin", 2))));
        assertThat(warehouse.levels("cup", "mug")).isEqualTo("""
                cup berlin: 2 on hand, 0 reserved, 0 missing, 0 quarantined
                mug berlin: 5 on hand, 0 reserved, 0 missing, 0 quarantined
                mug paris: 4 on hand, 0 reserved, 0 missing, 0 quarantined""");
    }

    @Test
    void servesInTurnAndTellsTheFigureOfThatTurn() {
        var outcomes = reserve(
                order(1, claim(1, "mug", "paris", 3)),
                order(2, claim(1, "mug", "paris", 2)),
                order(3, claim(1, "mug", "paris", 1)));

        assertThat(outcomes)
                .containsExactly(
                        new Reserved(ReservationOwner.order(1)),
                        new Short(
                                ReservationOwner.order(2),
                                List.of(new ShortClaim(UnitLine.ordered(1), "mug", "paris", 1))),
                        new Reserved(ReservationOwner.order(3)));
    }

    @Test
    void twoLinesOfOneSkuDoNotPassOneByOne() {
        var outcomes = reserve(order(1, claim(1, "cup", "berlin", 1), claim(2, "cup", "berlin", 2)));

        assertThat(outcomes)
                .containsExactly(new Short(
                        ReservationOwner.order(1),
                        List.of(
                                new ShortClaim(UnitLine.ordered(1), "cup", "berlin", 2),
                                new ShortClaim(UnitLine.ordered(2), "cup", "berlin", 2))));
    }

    @Test
    void aNodeWithoutARowIsShort() {
        assertThat(reserve(order(1, claim(1, "cup", "paris", 1))))
                .containsExactly(new Short(
                        ReservationOwner.order(1), List.of(new ShortClaim(UnitLine.ordered(1), "cup", "paris", 0))));
    }

    @Test
    void claimingAgainAddsToTheReservation() {
        reserve(order(1, claim(1, "mug", "paris", 1)));
        reserve(order(1, claim(1, "mug", "paris", 2)));

        assertThat(held(1L))
                .containsExactly(new ReservedUnits(ReservationOwner.order(1), UnitLine.ordered(1), "mug", "paris", 3));
        assertThat(warehouse.ask(warehouse.inventory::verify)).isEmpty();
    }

    @Test
    void releaseUndoesReserveOnceHoweverOftenItRuns() {
        reserve(order(1, claim(1, "mug", "paris", 4)), order(2, claim(1, "mug", "berlin", 1)));
        var before = warehouse.levels("mug");
        reserve(order(3, claim(1, "cup", "berlin", 2)));
        reserve(order(4, claim(1, "mug", "berlin", 2)));

        release(
                new ReleaseRequest(ReservationOwner.order(3), UnitLine.ordered(1), "berlin", 2),
                new ReleaseRequest(ReservationOwner.order(4), UnitLine.ordered(1), "berlin", 2));
        release(
                new ReleaseRequest(ReservationOwner.order(3), UnitLine.ordered(1), "berlin", 2),
                new ReleaseRequest(ReservationOwner.order(4), UnitLine.ordered(1), "berlin", 2),
                new ReleaseRequest(ReservationOwner.order(99), UnitLine.ordered(1), "berlin", 1));

        assertThat(warehouse.levels("mug")).isEqualTo(before);
        assertThat(warehouse.levels("cup")).isEqualTo("cup berlin: 2 on hand, 0 reserved, 0 missing, 0 quarantined");
        assertThat(warehouse.ask(warehouse.inventory::verify)).isEmpty();
    }

    @Test
    void releasesAPartOrTheWholeOrder() {
        reserve(
                order(1, claim(1, "mug", "paris", 4), claim(2, "cup", "berlin", 1)),
                order(2, claim(1, "cup", "berlin", 1)));

        release(new ReleaseRequest(ReservationOwner.order(1), UnitLine.ordered(1), "paris", 3));
        assertThat(held(1L))
                .containsExactly(
                        new ReservedUnits(ReservationOwner.order(1), UnitLine.ordered(1), "mug", "paris", 1),
                        new ReservedUnits(ReservationOwner.order(1), UnitLine.ordered(2), "cup", "berlin", 1));

        warehouse.run(tx -> warehouse.inventory.releaseOrders(tx, List.of(1L, 77L)));
        assertThat(held(1L, 2L))
                .containsExactly(new ReservedUnits(ReservationOwner.order(2), UnitLine.ordered(1), "cup", "berlin", 1));
    }

    @Test
    void theDatabaseItselfRefusesToOversell() {
        assertThatThrownBy(() -> warehouse.run(tx -> tx.sql("""
                update inventory.stock set reserved = on_hand + 1 where sku = 'cup'
                """).update()))
                .isInstanceOf(SqlFailure.class)
                .hasMessageContaining("reserved_within_supply");
    }

    @Test
    void refusesAQuantityOfZero() {
        assertThatThrownBy(() -> reserve(order(1, claim(1, "cup", "berlin", 0))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<ReserveOutcome> reserve(ReserveRequest... orders) {
        return warehouse.ask(tx -> warehouse.inventory.reserve(tx, List.of(orders)));
    }

    private List<ReservedUnits> held(Long... orders) {
        return warehouse.ask(tx -> warehouse.inventory.reserved(tx, List.of(orders)));
    }

    private void release(ReleaseRequest... releases) {
        warehouse.run(tx -> warehouse.inventory.release(tx, List.of(releases)));
    }

    private static ReserveRequest order(long order, Claim... claims) {
        return new ReserveRequest(ReservationOwner.order(order), List.of(claims));
    }

    private static Claim claim(int line, String sku, String node, long quantity) {
        return new Claim(UnitLine.ordered(line), sku, node, quantity);
    }
}
