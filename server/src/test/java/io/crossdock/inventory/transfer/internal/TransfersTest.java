package io.crossdock.inventory.transfer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crossdock.inventory.NodeAllocations;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReserveOutcome.ShortClaim;
import io.crossdock.inventory.ReserveRequest;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.inventory.Warehouse;
import io.crossdock.inventory.reservation.StoredAllocations;
import io.crossdock.inventory.supply.SupplyLine;
import io.crossdock.inventory.transfer.NewTransfer;
import io.crossdock.inventory.transfer.Transfer;
import io.crossdock.inventory.transfer.TransferOutcome;
import io.crossdock.inventory.transfer.TransferReceipt;
import io.crossdock.inventory.transfer.TransferShipment;
import io.crossdock.inventory.transfer.TransferUnits;
import io.crossdock.inventory.transfer.Transfers;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
final class TransfersTest {

    private static final Instant TOMORROW = Instant.parse("2026-11-24T10:00:00Z");

    private final Warehouse warehouse = new Warehouse();
    private final Transfers transfers = warehouse.transfers;

    @BeforeEach
    void stock() {
        warehouse.stock("""
                sku | node   | on hand
                cup | berlin | 2
                mug | berlin | 5
                mug | paris  | 1
                """);
    }

    @AfterEach
    void close() {
        assertThat(warehouse.ask(warehouse.inventory::verify)).isEmpty();
        warehouse.close();
    }

    @Test
    void aRequestHoldsItsUnitsAtTheSource() {
        var id = request();

        assertThat(warehouse.levels("mug")).startsWith("mug berlin: 5 on hand, 4 reserved");
        assertThat(outcome(tx -> transfers.request(tx, List.of(mugs(2)))))
                .isEqualTo(new TransferOutcome.Short(List.of(new ShortClaim(UnitLine.ordered(1), "mug", "berlin", 1))));
        assertThat(load(id).state()).isEqualTo(Transfer.State.REQUESTED);
    }

    @Test
    void itsUnitsAreNoOrders() {
        var id = request();
        warehouse.run(tx -> warehouse.inventory.reserve(
                tx,
                List.of(new ReserveRequest(
                        ReservationOwner.order(7),
                        List.of(new ReserveRequest.Claim(UnitLine.ordered(1), "mug", "berlin", 1))))));

        warehouse.run(tx -> warehouse.inventory.releaseOrders(tx, List.of(id)));

        for (var from : NodeAllocations.From.values()) {
            assertThat(warehouse.<List<ReservedUnits>>ask(
                            tx -> new StoredAllocations().at(tx, "berlin", null, from, 0, 10)))
                    .containsExactly(
                            new ReservedUnits(ReservationOwner.order(7), UnitLine.ordered(1), "mug", "berlin", 1));
        }
        assertThat(warehouse.<List<ReservedUnits>>ask(tx -> warehouse.inventory.reserved(tx, List.of(id, 7L))))
                .hasSize(1);
        assertThat(warehouse.levels("mug")).startsWith("mug berlin: 5 on hand, 5 reserved");
    }

    @Test
    void cancelUndoesRequest() {
        var before = warehouse.levels("cup", "mug");
        var id = request();

        assertThat(outcome(tx -> transfers.cancel(tx, List.of(id)))).isInstanceOf(TransferOutcome.Done.class);

        assertThat(warehouse.levels("cup", "mug")).isEqualTo(before);
        assertThat(outcome(tx -> transfers.ship(tx, List.of(ship(id, 4, 1)))))
                .isEqualTo(new TransferOutcome.Impossible(id, "it is canceled"));
    }

    @Test
    void whatIsOnItsWayIsDatedSupplyOfTheTarget() {
        var id = request();

        outcome(tx -> transfers.ship(tx, List.of(ship(id, 4, 1))));

        assertThat(warehouse.levels("mug")).isEqualTo("""
                mug berlin: 1 on hand, 0 reserved, 0 missing, 0 quarantined
                mug paris: 1 on hand, 0 reserved, 0 missing, 0 quarantined""");
        assertThat(expected("mug"))
                .extracting(
                        SupplyLine::reference,
                        SupplyLine::kind,
                        SupplyLine::node,
                        SupplyLine::ordered,
                        SupplyLine::expectedAt)
                .containsExactly(tuple("T" + id, SupplyLine.Kind.TRANSFER, "paris", 4L, TOMORROW));
        assertThat(load(id).lines().getFirst().inTransit()).isEqualTo(4);
    }

    @Test
    void whatStaysIsFreeAgain() {
        var id = request();

        outcome(tx ->
                transfers.ship(tx, List.of(new TransferShipment(id, TOMORROW, List.of(new TransferUnits(1, 3))))));

        assertThat(warehouse.levels("cup", "mug")).startsWith("""
                cup berlin: 2 on hand, 0 reserved, 0 missing, 0 quarantined
                mug berlin: 2 on hand, 0 reserved, 0 missing, 0 quarantined""");
    }

    @Test
    void aTransferOfWhichAllCameIsClosed() {
        var id = shipped();

        outcome(tx -> transfers.receive(tx, List.of(new TransferReceipt(id, 1, 2, 1))));
        assertThat(load(id).state()).isEqualTo(Transfer.State.SHIPPED);
        outcome(tx ->
                transfers.receive(tx, List.of(new TransferReceipt(id, 1, 1, 0), new TransferReceipt(id, 2, 1, 0))));

        assertThat(load(id).state()).isEqualTo(Transfer.State.CLOSED);
        assertThat(warehouse.levels("cup", "mug")).isEqualTo("""
                cup berlin: 1 on hand, 0 reserved, 0 missing, 0 quarantined
                cup paris: 1 on hand, 0 reserved, 0 missing, 0 quarantined
                mug berlin: 1 on hand, 0 reserved, 0 missing, 0 quarantined
                mug paris: 4 on hand, 0 reserved, 0 missing, 1 quarantined""");
        assertThat(warehouse.ledger().lines().skip(3).collect(Collectors.joining("\n")))
                .isEqualTo("""
                transfer-shipped mug berlin: -4, 0, 0
                transfer-shipped cup berlin: -1, 0, 0
                transfer-shipped mug paris: 0, 0, 4
                transfer-shipped cup paris: 0, 0, 1
                transfer-received mug paris: 2, 1, 0
                transfer-received mug paris: 0, 0, -3
                transfer-received mug paris: 1, 0, 0
                transfer-received mug paris: 0, 0, -1
                transfer-received cup paris: 1, 0, 0
                transfer-received cup paris: 0, 0, -1""");
        assertThat(expected("cup", "mug")).isEmpty();
    }

    @Test
    void aTransferThereAndBackRestoresBothNodes() {
        var before = warehouse.levels("mug");
        move("berlin", "paris");

        move("paris", "berlin");

        assertThat(warehouse.levels("mug")).isEqualTo(before);
    }

    @Test
    void whatNeverCameIsWrittenOffWithACause() {
        var id = shipped();
        outcome(tx -> transfers.receive(tx, List.of(new TransferReceipt(id, 1, 3, 0))));

        var tx = warehouse.run(t -> transfers.close(t, List.of(id)));

        assertThat(load(id).lines()).extracting(Transfer.Line::lost).containsExactly(1L, 1L);
        assertThat(warehouse.ledger()).endsWith("""
                lost-in-transit mug paris: 0, 0, -1
                lost-in-transit cup paris: 0, 0, -1""");
        assertThat(tx.problems).extracting(RecordedTx.Problem::kind).containsExactly("transfer-difference");
        assertThat(expected("cup", "mug")).isEmpty();
        assertThat(outcome(t -> transfers.close(t, List.of(id))))
                .isEqualTo(new TransferOutcome.Impossible(id, "it is closed"));
    }

    @Test
    void moreThanWasShippedIsBookedAsExcess() {
        var id = shipped();

        var outcome = outcome(tx -> transfers.receive(tx, List.of(new TransferReceipt(id, 1, 5, 1))));

        assertThat(outcome).isEqualTo(new TransferOutcome.TooMany(load(id), 1, 2));
        assertThat(warehouse.levels("mug")).endsWith("mug paris: 6 on hand, 0 reserved, 0 missing, 1 quarantined");
        assertThat(warehouse.ledger()).endsWith("""
                transfer-received mug paris: 4, 0, 0
                transfer-received mug paris: 0, 0, -4
                transfer-excess mug paris: 1, 1, 0""");
    }

    @Test
    void saysWhatCannotBeDone() {
        var id = request();

        assertThat(outcome(tx -> transfers.receive(tx, List.of(new TransferReceipt(id, 1, 1, 0)))))
                .isEqualTo(new TransferOutcome.Impossible(id, "it is not shipped yet"));
        assertThat(outcome(tx -> transfers.ship(tx, List.of(ship(id, 5, 1)))))
                .isEqualTo(new TransferOutcome.Impossible(id, "line 1 has 4 units, not 5"));
        assertThat(outcome(tx -> transfers.ship(tx, List.of(ship(id, 0, 0)))))
                .isEqualTo(new TransferOutcome.Impossible(id, "nothing shipped; cancel it"));
        assertThat(outcome(tx -> transfers.close(tx, List.of(77L)))).isEqualTo(new TransferOutcome.Unknown(77));
    }

    private void move(String from, String to) {
        var order = new NewTransfer("balance", from, to, TOMORROW, List.of(new NewTransfer.Line(1, "mug", 1)));
        var id = done(outcome(tx -> transfers.request(tx, List.of(order)))).id();
        outcome(tx ->
                transfers.ship(tx, List.of(new TransferShipment(id, TOMORROW, List.of(new TransferUnits(1, 1))))));
        outcome(tx -> transfers.receive(tx, List.of(new TransferReceipt(id, 1, 1, 0))));
    }

    private long request() {
        var transfer = new NewTransfer(
                "balance",
                "berlin",
                "paris",
                TOMORROW,
                List.of(new NewTransfer.Line(1, "mug", 4), new NewTransfer.Line(2, "cup", 1)));
        return done(outcome(tx -> transfers.request(tx, List.of(transfer)))).id();
    }

    private long shipped() {
        var id = request();
        outcome(tx -> transfers.ship(tx, List.of(ship(id, 4, 1))));
        return id;
    }

    private static NewTransfer mugs(long units) {
        return new NewTransfer("more", "berlin", "paris", TOMORROW, List.of(new NewTransfer.Line(1, "mug", units)));
    }

    private static TransferShipment ship(long id, long mugs, long cups) {
        return new TransferShipment(id, TOMORROW, List.of(new TransferUnits(1, mugs), new TransferUnits(2, cups)));
    }

    private TransferOutcome outcome(Function<RecordedTx, List<TransferOutcome>> command) {
        return warehouse.ask(command).getFirst();
    }

    private static Transfer done(TransferOutcome outcome) {
        return ((TransferOutcome.Done) outcome).now();
    }

    private Transfer load(long id) {
        return warehouse.ask(tx -> transfers.load(tx, List.of(id))).getFirst();
    }

    private List<SupplyLine> expected(String... skus) {
        return warehouse.ask(tx -> warehouse.supplies.expected(tx, List.of(skus)));
    }
}
