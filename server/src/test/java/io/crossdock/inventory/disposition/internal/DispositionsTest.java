package io.crossdock.inventory.disposition.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReserveRequest;
import io.crossdock.inventory.ReserveRequest.Claim;
import io.crossdock.inventory.Warehouse;
import io.crossdock.inventory.disposition.StockMove;
import io.crossdock.inventory.disposition.StockMove.Shelf;
import io.crossdock.inventory.disposition.StockMoveOutcome;
import io.crossdock.shared.UnitLine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DispositionsTest {

    private final Warehouse warehouse = new Warehouse();

    @BeforeEach
    void stock() {
        warehouse.stock("""
                sku | node   | on hand
                mug | berlin | 5
                """);
        warehouse.run(tx -> warehouse.inventory.reserve(
                tx,
                List.of(new ReserveRequest(
                        ReservationOwner.order(1), List.of(new Claim(UnitLine.ordered(1), "mug", "berlin", 2))))));
    }

    @AfterEach
    void close() {
        assertThat(warehouse.ask(warehouse.inventory::verify)).isEmpty();
        warehouse.close();
    }

    @Test
    void everyMoveIsBookedWithItsReason() {
        move(
                units(2, Shelf.SELLABLE, Shelf.QUARANTINE, "water-damage"),
                units(1, Shelf.QUARANTINE, Shelf.SELLABLE, "repaired"),
                units(1, Shelf.QUARANTINE, Shelf.NOWHERE, "scrapped"));

        assertThat(warehouse.levels("mug")).isEqualTo("mug berlin: 4 on hand, 2 reserved, 0 missing, 0 quarantined");
        assertThat(warehouse.ledger()).isEqualTo("""
                opening mug berlin: 5, 0, 0
                water-damage mug berlin: -2, 2, 0
                repaired mug berlin: 1, -1, 0
                scrapped mug berlin: 0, -1, 0""");
    }

    @Test
    void everyMoveHasItsInverse() {
        move(units(1, Shelf.NOWHERE, Shelf.QUARANTINE, "found"));
        var before = warehouse.levels("mug");

        for (var from : Shelf.values()) {
            for (var to : Shelf.values()) {
                if (from != to) {
                    move(units(1, from, to, "there"), units(1, to, from, "and-back"));

                    assertThat(warehouse.levels("mug")).as("%s to %s", from, to).isEqualTo(before);
                }
            }
        }
    }

    @Test
    void promisedUnitsStay() {
        var outcomes = move(
                units(4, Shelf.SELLABLE, Shelf.QUARANTINE, "water-damage"),
                units(1, Shelf.QUARANTINE, Shelf.NOWHERE, "scrapped"));

        assertThat(outcomes)
                .containsExactly(
                        new StockMoveOutcome.TooFew(units(4, Shelf.SELLABLE, Shelf.QUARANTINE, "water-damage"), 3),
                        new StockMoveOutcome.TooFew(units(1, Shelf.QUARANTINE, Shelf.NOWHERE, "scrapped"), 0));
        assertThat(warehouse.levels("mug")).isEqualTo("mug berlin: 5 on hand, 2 reserved, 0 missing, 0 quarantined");
    }

    @Test
    void nothingMovesToWhereItIs() {
        assertThatThrownBy(() -> units(1, Shelf.SELLABLE, Shelf.SELLABLE, "why"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> move(units(0, Shelf.SELLABLE, Shelf.QUARANTINE, "why")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<StockMoveOutcome> move(StockMove... moves) {
        var outcomes = new ArrayList<StockMoveOutcome>();
        warehouse.run(tx -> outcomes.addAll(warehouse.dispositions.move(tx, List.of(moves))));
        return outcomes;
    }

    private static StockMove units(long units, Shelf from, Shelf to, String reason) {
        return new StockMove("mug", "berlin", units, from, to, reason);
    }
}
