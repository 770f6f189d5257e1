package io.crossdock.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.crossdock.engine.sql.Sql.SqlFailure;
import io.crossdock.inventory.PromisedStockMissing.Missing;
import io.crossdock.inventory.ReserveRequest.Claim;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx.Fact;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
final class ReservedUnitsTest {

    private final Warehouse warehouse = new Warehouse();
    private final Inventory inventory = warehouse.inventory;

    @BeforeEach
    void stock() {
        warehouse.stock("""
                sku | node   | on hand
                mug | berlin | 5
                """);
        warehouse.run(tx -> inventory.reserve(
                tx,
                List.of(new ReserveRequest(
                        ReservationOwner.order(1), List.of(new Claim(UnitLine.ordered(1), "mug", "berlin", 3))))));
    }

    @AfterEach
    void close() {
        assertThat(warehouse.ask(inventory::verify)).isEmpty();
        warehouse.close();
    }

    @Test
    void shippingTakesTheGoodsAndTheReservation() {
        warehouse.run(tx -> inventory.ship(tx, List.of(goods(1), goods(1))));

        assertThat(mug()).isEqualTo("3 on hand, 1 reserved, 0 missing, 0 quarantined");
        assertThat(ledger()).containsExactly("opening 0 5", "shipped 1 -2");
    }

    @Test
    void aReturnBringsShippedGoodsBack() {
        var before = available();
        warehouse.run(tx -> inventory.ship(tx, List.of(goods(3))));

        var tx = warehouse.run(t -> inventory.receive(
                t, List.of(new StockReceipt(9, "mug", "berlin", 3, Disposition.SELLABLE, "customer-return"))));

        assertThat(mug()).isEqualTo("5 on hand, 0 reserved, 0 missing, 0 quarantined");
        assertThat(before).isEqualTo(Map.of("mug", List.of(new AvailableUnits("berlin", 2))));
        assertThat(available()).isEqualTo(Map.of("mug", List.of(new AvailableUnits("berlin", 5))));
        assertThat(tx.facts)
                .extracting(Fact::type, Fact::data)
                .contains(tuple("stock-increased", new StockIncreased(List.of("mug"))));
    }

    @Test
    void damagedGoodsGoToQuarantineAndWakeNobody() {
        var tx = warehouse.run(t -> inventory.receive(
                t, List.of(new StockReceipt(9, "mug", "paris", 2, Disposition.DAMAGED, "customer-return"))));

        assertThat(warehouse.levels("mug")).endsWith("mug paris: 0 on hand, 0 reserved, 0 missing, 2 quarantined");
        assertThat(tx.facts).extracting(Fact::type).doesNotContain("stock-increased");
    }

    @Test
    void whatIsNotFoundIsWrittenOff() {
        warehouse.run(tx -> inventory.shortPick(tx, List.of(goods(2))));

        assertThat(mug()).isEqualTo("3 on hand, 1 reserved, 0 missing, 0 quarantined");
        assertThat(ledger()).containsExactly("opening 0 5", "short-picked 1 -2");
    }

    @Test
    void aCountUndoesAShortPick() {
        warehouse.run(tx -> inventory.shortPick(tx, List.of(goods(3))));
        warehouse.run(tx -> inventory.count(tx, List.of(new StockCount("mug", "berlin", 5, "found-again"))));
        warehouse.run(tx -> inventory.reserve(
                tx,
                List.of(new ReserveRequest(
                        ReservationOwner.order(1), List.of(new Claim(UnitLine.ordered(1), "mug", "berlin", 3))))));

        assertThat(mug()).isEqualTo("5 on hand, 3 reserved, 0 missing, 0 quarantined");
    }

    @Test
    void nothingLeavesWithoutAReservation() {
        assertThatThrownBy(() -> warehouse.run(tx -> inventory.ship(tx, List.of(goods(4)))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("more is shipped than is reserved");
        assertThatThrownBy(() -> warehouse.run(tx -> inventory.shortPick(
                        tx,
                        List.of(new ReservedUnits(
                                ReservationOwner.order(2), UnitLine.ordered(1), "mug", "berlin", 1)))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(mug()).isEqualTo("5 on hand, 3 reserved, 0 missing, 0 quarantined");
    }

    @Test
    void aCountBelowThePromisesKeepsThemAndRaisesACase() {
        var tx = warehouse.run(t -> inventory.count(t, List.of(new StockCount("mug", "berlin", 1, "store-feed"))));

        assertThat(mug()).isEqualTo("1 on hand, 3 reserved, 2 missing, 0 quarantined");
        assertThat(tx.facts)
                .extracting(Fact::data)
                .filteredOn(PromisedStockMissing.class::isInstance)
                .containsExactly(new PromisedStockMissing(List.of(new Missing("mug", "berlin", 2))));
        assertThat(tx.problems).hasSize(1);
        assertThat(available()).isEmpty();
    }

    @Test
    void aShortPickAfterSuchACountWritesNothingOffTwice() {
        warehouse.run(tx -> inventory.count(tx, List.of(new StockCount("mug", "berlin", 1, "store-feed"))));

        warehouse.run(tx -> inventory.shortPick(tx, List.of(goods(2))));

        assertThat(mug()).isEqualTo("1 on hand, 1 reserved, 0 missing, 0 quarantined");
    }

    @Test
    void goodsThatLeftAfterSuchACountWereThere() {
        warehouse.run(tx -> inventory.count(tx, List.of(new StockCount("mug", "berlin", 1, "store-feed"))));

        warehouse.run(tx -> inventory.ship(tx, List.of(goods(3))));

        assertThat(mug()).isEqualTo("0 on hand, 0 reserved, 0 missing, 0 quarantined");
        assertThat(ledger()).containsExactly("opening 0 5", "store-feed 0 -4", "found 1 2", "shipped 1 -3");
    }

    @Test
    void anOlderCountChangesNothing() {
        var counted = Warehouse.NOW.plusSeconds(60);
        warehouse.run(tx -> inventory.count(tx, List.of(new StockCount("mug", "berlin", 8, counted, "store-feed"))));

        int effective = warehouse.ask(tx -> inventory.count(
                tx,
                List.of(
                        new StockCount("mug", "berlin", 4, counted.minusSeconds(1), "store-feed"),
                        new StockCount("mug", "berlin", 8, counted, "store-feed"))));

        assertThat(effective).isZero();
        assertThat(mug()).isEqualTo("8 on hand, 3 reserved, 0 missing, 0 quarantined");
    }

    @Test
    void theLedgerCannotBeChanged() {
        for (var statement : List.of(
                "update inventory.ledger set on_hand = 7",
                "delete from inventory.ledger",
                "truncate inventory.ledger")) {
            assertThatThrownBy(() -> warehouse.run(tx -> tx.sql(statement).update()))
                    .isInstanceOf(SqlFailure.class)
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void verifyFindsALevelThatNoLedgerRowExplains() {
        warehouse.run(
                tx -> tx.sql("update inventory.stock set on_hand = on_hand + 1").update());
        warehouse.run(tx -> tx.sql("update inventory.reservation set quantity = quantity + 1")
                .update());

        assertThat(warehouse.ask(inventory::verify))
                .containsExactly(
                        "reserved differs: mug at berlin has 3, its reservations sum to 4",
                        "ledger differs: mug at berlin has 6 on hand, booked 5; 0 in quarantine, booked 0");

        warehouse.run(
                tx -> tx.sql("update inventory.stock set on_hand = on_hand - 1").update());
        warehouse.run(tx -> tx.sql("update inventory.reservation set quantity = quantity - 1")
                .update());
    }

    private Map<String, List<AvailableUnits>> available() {
        return warehouse.ask(tx -> inventory.availability(tx, List.of("mug")));
    }

    private String mug() {
        return warehouse.levels("mug").substring("mug berlin: ".length());
    }

    private List<String> ledger() {
        return warehouse.ask(tx -> tx.sql("select cause, subject, on_hand from inventory.ledger order by position")
                .rows(rs -> rs.getString(1) + " " + rs.getLong(2) + " " + rs.getLong(3)));
    }

    private static ReservedUnits goods(long quantity) {
        return new ReservedUnits(ReservationOwner.order(1), UnitLine.ordered(1), "mug", "berlin", quantity);
    }
}
