package io.crossdock.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.crossdock.inventory.NodeAllocations;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.inventory.carthold.internal.StoredCartHolds;
import io.crossdock.inventory.internal.StoredInventory;
import io.crossdock.inventory.supply.SupplyClaims;
import io.crossdock.inventory.supply.internal.StoredSupplyClaims;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.OldSchema;
import io.crossdock.support.RecordedTx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Migrates reservations of order 501, cart hold 701 and transfer 801 from the time when one number held the owner, and
 * one the line, component and substitute.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReservationMigrationTest {

    private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");

    private OldSchema old;

    @BeforeAll
    void migrate() throws SQLException {
        old = OldSchema.of("inventory", "452").with("""
                insert into inventory.hold (id, channel, key, fingerprint, state, made_at, expires_at, latest_at)
                values (701, 'web', 'cart', 'print', 'held', '2026-11-23Z', '2026-11-24Z', '2026-11-24Z')""", """
                insert into inventory.transfer (id, reference, from_node, to_node, state, requested_at, expected_at)
                values (801, 'balance', 'berlin', 'paris', 'requested', '2026-11-23Z', '2026-11-24Z')""", """
                insert into inventory.reservation (order_id, line, node, sku, quantity, channel)
                values (501, 1, 'berlin', 'mug', 1, 'web'), (501, 510001, 'berlin', 'cup', 2, 'web'),
                    (501, 10002, 'berlin', 'lid', 3, 'web'), (501, 20002, 'paris', 'pot', 4, 'web'),
                    (701, 20001, 'berlin', 'pot', 5, 'web'), (801, 10001, 'berlin', 'mug', 6, null)""", """
                insert into inventory.inbound
                    (id, reference, line, kind, sku, node, ordered, promised, expected_at, sequence)
                values (901, 'PO-1', 10001, 'purchase-order', 'pot', 'berlin', 9, 7, '2026-12-01Z', 1)""", """
                insert into inventory.supply_claim (order_id, line, inbound, sku, node, quantity, channel, since)
                values (502, 20003, 901, 'pot', 'berlin', 7, 'web', '2026-11-23Z')""", """
                insert into inventory.ledger (at, cause, subject, line, sku, node, on_hand, quarantined)
                values ('2026-11-23Z', 'shipped', 501, 1, 'mug', 'berlin', -1, 0),
                    ('2026-11-23Z', 'shipped', 501, 20002, 'pot', 'berlin', -1, 0),
                    ('2026-11-23Z', 'shipped', 501, 510001, 'cup', 'berlin', -1, 0),
                    ('2026-11-23Z', 'transfer-shipped', 801, 10001, 'mug', 'berlin', -1, 0)""");
        old.migrated();
    }

    @AfterAll
    void close() {
        old.close();
    }

    @Test
    void anOrderHasItsUnitsAsWhatTheyAre() {
        assertThat(goods(tx -> new StoredInventory().reserved(tx, List.of(501L, 701L, 801L))))
                .containsExactly(
                        units(UnitLine.ordered(1), "mug", "berlin", 1),
                        units(UnitLine.substitute(1), "cup", "berlin", 2),
                        units(UnitLine.component(2, 1), "lid", "berlin", 3),
                        units(UnitLine.component(2, 2), "pot", "paris", 4));
        assertThat(goods(tx -> new StoredAllocations().at(tx, "paris", null, NodeAllocations.From.OLDEST, 0, 10)))
                .containsExactly(units(UnitLine.component(2, 2), "pot", "paris", 4));
        assertThat(goods(tx -> new StoredAllocations().at(tx, null, "pot", NodeAllocations.From.YOUNGEST, 0, 10)))
                .hasSize(1);
    }

    private static ReservedUnits units(UnitLine line, String sku, String node, long quantity) {
        return new ReservedUnits(ReservationOwner.order(501), line, sku, node, quantity);
    }

    @Test
    void aCartHoldHasItsOwn() {
        assertThat(ask(tx -> new StoredCartHolds().load(tx, List.of(701L)))
                        .get(701L)
                        .units())
                .containsExactly(new ReservedUnits(
                        ReservationOwner.cartHold(701), UnitLine.component(1, 2), "pot", "berlin", 5));
    }

    @Test
    void aTransferHasItsOwnAndKeepsItsLines() {
        assertThat(goods(tx -> ReservationStore.of(tx, List.of(ReservationOwner.transfer(801)))))
                .containsExactly(new ReservedUnits(
                        ReservationOwner.transfer(801), UnitLine.ordered(10_001), "mug", "berlin", 6));
    }

    @Test
    void aClaimOnSupplyIsForThePart() {
        assertThat(ask(tx -> new StoredSupplyClaims().claims(tx, List.of(502L))).get(502L))
                .extracting(SupplyClaims.Claim::line, SupplyClaims.Claim::reference, SupplyClaims.Claim::quantity)
                .containsExactly(tuple(UnitLine.component(3, 2), "PO-1", 7L));
    }

    @Test
    void theBooksSayTheSameAndStayClosed() {
        List<String> booked = ask(tx -> tx.sql(
                        "select subject, line, component, substitute, on_hand from inventory.ledger order by position")
                .rows(rs -> "%d %s %d"
                        .formatted(
                                rs.getLong(1),
                                new UnitLine(rs.getInt(2), rs.getInt(3), rs.getBoolean(4)),
                                rs.getLong(5))));
        assertThat(booked).containsExactly("501 1 -1", "501 2 (part 2) -1", "501 1 (substitute) -1", "801 10001 -1");
        assertThatThrownBy(() -> ask(
                        tx -> tx.sql("update inventory.ledger set on_hand = 7").update()))
                .hasMessageContaining("append-only");
    }

    private List<ReservedUnits> goods(Function<RecordedTx, List<ReservedUnits>> question) {
        return ask(question);
    }

    private <R> R ask(Function<RecordedTx, R> question) {
        return RecordedTx.run(old.migrated(), AT, question).result();
    }
}
