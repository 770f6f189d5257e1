package io.crossdock.inventory.supply.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.inventory.WaitlistEntry;
import io.crossdock.inventory.Warehouse;
import io.crossdock.inventory.supply.Supplies;
import io.crossdock.inventory.supply.SupplyAnnouncement;
import io.crossdock.inventory.supply.SupplyClaims;
import io.crossdock.inventory.supply.SupplyClaims.Changed;
import io.crossdock.inventory.supply.SupplyClaims.Claim;
import io.crossdock.inventory.supply.SupplyClaims.ClaimRequest;
import io.crossdock.inventory.supply.SupplyClaims.Item;
import io.crossdock.inventory.supply.SupplyClaims.Offer;
import io.crossdock.inventory.supply.SupplyClaims.Preorder;
import io.crossdock.inventory.supply.SupplyClaims.Rule;
import io.crossdock.inventory.supply.SupplyLine;
import io.crossdock.inventory.supply.SupplyLineRef;
import io.crossdock.inventory.supply.SupplyReceipt;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
final class SupplyClaimsTest {

    private static final Instant NOW = Warehouse.NOW;
    private static final Instant MONDAY = NOW.plusSeconds(7 * 86_400);
    private static final Instant FRIDAY = NOW.plusSeconds(11 * 86_400);
    private static final List<String> NODES = List.of("berlin", "paris");

    private final Warehouse warehouse = new Warehouse();
    private final SupplyClaims backlog = new StoredSupplyClaims();
    private final Supplies supplies = new StoredSupplies();

    @AfterEach
    void close() {
        assertThat(warehouse.ask(warehouse.inventory::verify)).isEmpty();
        warehouse.close();
    }

    @Test
    void theEarliestSupplyIsClaimedFirst() {
        announce("PO-2", "mug", 5, FRIDAY, 1);
        announce("PO-1", "mug", 2, MONDAY, 1);

        assertThat(claim(request(1, 0, new Item(UnitLine.ordered(1), "mug", 3))))
                .extracting(Claim::reference, Claim::quantity)
                .containsExactly(tuple("PO-1", 2L), tuple("PO-2", 1L));
    }

    @Test
    void neverMoreIsClaimedThanComesAndAllOrNothing() {
        announce("PO-1", "mug", 5, MONDAY, 1);
        announce("PO-1b", "cup", 1, MONDAY, 1);

        assertThat(claim(request(1, 0, new Item(UnitLine.ordered(1), "mug", 3))))
                .hasSize(1);
        assertThat(claim(request(2, 0, new Item(UnitLine.ordered(1), "mug", 3))))
                .isEmpty();
        assertThat(claim(request(
                        3, 0, new Item(UnitLine.ordered(1), "mug", 2), new Item(UnitLine.ordered(2), "cup", 2))))
                .isEmpty();
        assertThat(claim(request(
                        4, 0, new Item(UnitLine.ordered(1), "mug", 1), new Item(UnitLine.ordered(2), "mug", 1))))
                .hasSize(2);
        assertThat(promised("PO-1")).isEqualTo(5);
        assertThat(promised("PO-1b")).isZero();
    }

    @Test
    void supplyOfANodeThatDoesNotServeIsNotClaimed() {
        announce("PO-1", "mug", 5, MONDAY, 1);

        assertThat(warehouse.<List<List<Claim>>>ask(tx -> backlog.claim(
                        tx, List.of(request(1, 0, new Item(UnitLine.ordered(1), "mug", 1))), List.of("paris"))))
                .containsExactly(List.of());
    }

    @Test
    void whatComesIsReservedForTheFirstInTheQueueFirst() {
        announce("PO-1", "mug", 5, MONDAY, 1);
        claim(request(8, 2, new Item(UnitLine.ordered(1), "mug", 2)));
        claim(request(9, 1, new Item(UnitLine.ordered(1), "mug", 2)));

        var tx =
                warehouse.run(t -> supplies.receive(t, List.of(new SupplyReceipt(new SupplyLineRef("PO-1", 1), 3, 0))));

        assertThat(reserved(9))
                .containsExactly(new ReservedUnits(ReservationOwner.order(9), UnitLine.ordered(1), "mug", "berlin", 2));
        assertThat(reserved(8))
                .containsExactly(new ReservedUnits(ReservationOwner.order(8), UnitLine.ordered(1), "mug", "berlin", 1));
        assertThat(promised("PO-1")).isEqualTo(1);
        assertThat(changed(tx)).isEqualTo(new Changed(List.of(9L, 8L), List.of(), List.of()));
        assertThat(warehouse.levels("mug")).isEqualTo("mug berlin: 3 on hand, 3 reserved, 0 missing, 0 quarantined");
    }

    @Test
    void whatComesBeyondTheClaimsIsFree() {
        announce("PO-1", "mug", 5, MONDAY, 1);
        claim(request(8, 0, new Item(UnitLine.ordered(1), "mug", 2)));

        warehouse.run(t -> supplies.receive(t, List.of(new SupplyReceipt(new SupplyLineRef("PO-1", 1), 5, 0))));

        assertThat(warehouse.levels("mug")).isEqualTo("mug berlin: 5 on hand, 2 reserved, 0 missing, 0 quarantined");
        assertThat(promised("PO-1")).isZero();
    }

    @Test
    void whatDoesNotComeIsLostByTheLast() {
        announce("PO-1", "mug", 6, MONDAY, 1);
        claim(request(1, 1, new Item(UnitLine.ordered(1), "mug", 2)));
        claim(request(2, 2, new Item(UnitLine.ordered(1), "mug", 2)));
        claim(request(3, 3, new Item(UnitLine.ordered(1), "mug", 2)));

        var tx = announce("PO-1", "mug", 3, MONDAY, 2);

        assertThat(changed(tx)).isEqualTo(new Changed(List.of(), List.of(2L, 3L), List.of()));
        assertThat(promised("PO-1")).isEqualTo(3);
        assertThat(claims(1)).extracting(Claim::quantity).containsExactly(2L);
        assertThat(claims(2)).extracting(Claim::quantity).containsExactly(1L);
        assertThat(claims(3)).isEmpty();
    }

    @Test
    void damagedGoodsComeToNobodyAndTheLastLosesThem() {
        announce("PO-1", "mug", 4, MONDAY, 1);
        claim(request(1, 1, new Item(UnitLine.ordered(1), "mug", 2)));
        claim(request(2, 2, new Item(UnitLine.ordered(1), "mug", 2)));

        var tx =
                warehouse.run(t -> supplies.receive(t, List.of(new SupplyReceipt(new SupplyLineRef("PO-1", 1), 2, 2))));

        assertThat(changed(tx)).isEqualTo(new Changed(List.of(1L), List.of(2L), List.of()));
        assertThat(reserved(1))
                .containsExactly(new ReservedUnits(ReservationOwner.order(1), UnitLine.ordered(1), "mug", "berlin", 2));
        assertThat(claims(2)).isEmpty();
    }

    @Test
    void aCanceledLineLosesAllItsClaims() {
        announce("PO-1", "mug", 4, MONDAY, 1);
        claim(request(1, 1, new Item(UnitLine.ordered(1), "mug", 2)));

        var tx = warehouse.run(t -> supplies.cancel(t, List.of(new SupplyLineRef("PO-1", 1))));

        assertThat(changed(tx)).isEqualTo(new Changed(List.of(), List.of(1L), List.of()));
        assertThat(claims(1)).isEmpty();
    }

    @Test
    void anotherDateIsToldToThoseWhoClaimed() {
        announce("PO-1", "mug", 4, MONDAY, 1);
        claim(request(1, 1, new Item(UnitLine.ordered(1), "mug", 2)));

        var tx = announce("PO-1", "mug", 4, FRIDAY, 2);

        assertThat(changed(tx)).isEqualTo(new Changed(List.of(), List.of(), List.of(1L)));
        assertThat(claims(1)).extracting(Claim::expectedAt).containsExactly(FRIDAY);
    }

    @Test
    void givingUpIsTheInverseOfClaiming() {
        announce("PO-1", "mug", 4, MONDAY, 1);
        claim(request(1, 1, new Item(UnitLine.ordered(1), "mug", 2)));
        warehouse.run(tx -> backlog.awaitSale(tx, List.of(new Preorder(1, NOW, MONDAY))));

        warehouse.run(tx -> warehouse.inventory.releaseOrders(tx, List.of(1L)));

        assertThat(promised("PO-1")).isZero();
        assertThat(claims(1)).isEmpty();
        warehouse.at(FRIDAY, tx -> assertThat(backlog.onSale(tx, 10)).isEmpty());
    }

    @Test
    void whoGotItsUnitsWaitsForNoOthers() {
        announce("PO-1", "mug", 4, MONDAY, 1);
        claim(request(1, 1, new Item(UnitLine.ordered(1), "mug", 2)));
        warehouse.run(tx -> warehouse.inventory.awaitStock(
                tx, List.of(new WaitlistEntry(1, "mug", 2, null, NOW), new WaitlistEntry(2, "mug", 2, null, NOW))));

        warehouse.run(t -> supplies.receive(t, List.of(new SupplyReceipt(new SupplyLineRef("PO-1", 1), 4, 0))));

        assertThat(warehouse.<List<Long>>ask(tx -> warehouse.inventory.wake(tx, List.of("mug"), NODES)))
                .containsExactly(2L);
    }

    @Test
    void preordersAreToldOnTheirDayTheFirstFirst() {
        warehouse.run(tx -> backlog.awaitSale(
                tx,
                List.of(
                        new Preorder(1, NOW.plusSeconds(2), MONDAY),
                        new Preorder(2, NOW.plusSeconds(1), MONDAY),
                        new Preorder(3, NOW, FRIDAY))));

        warehouse.at(
                MONDAY.minusMillis(1), tx -> assertThat(backlog.onSale(tx, 10)).isEmpty());
        warehouse.at(MONDAY, tx -> assertThat(backlog.onSale(tx, 10)).containsExactly(2L, 1L));
        warehouse.at(MONDAY, tx -> assertThat(backlog.onSale(tx, 10)).isEmpty());
    }

    @Test
    void theMostExactRuleCountsAndNoneMeansNo() {
        warehouse.run(tx -> backlog.rule(
                tx,
                List.of(
                        new Rule(new Offer("web", ""), true),
                        new Rule(new Offer("", "mug"), false),
                        new Rule(new Offer("web", "mug"), true))));

        assertThat(warehouse.<List<Offer>>ask(tx -> backlog.allowed(
                        tx,
                        List.of(
                                new Offer("web", "mug"),
                                new Offer("app", "mug"),
                                new Offer("web", "cup"),
                                new Offer("app", "cup")))))
                .containsExactlyInAnyOrder(new Offer("web", "mug"), new Offer("web", "cup"));
    }

    private RecordedTx announce(String reference, String sku, long units, Instant at, long sequence) {
        return warehouse.run(tx -> supplies.announce(
                tx,
                List.of(new SupplyAnnouncement(new SupplyLineRef(reference, 1), sku, "berlin", units, at, sequence))));
    }

    private static ClaimRequest request(long order, long seconds, Item... items) {
        return new ClaimRequest(order, "web", NOW.plusSeconds(seconds), List.of(items));
    }

    private List<Claim> claim(ClaimRequest request) {
        return warehouse
                .<List<List<Claim>>>ask(tx -> backlog.claim(tx, List.of(request), NODES))
                .getFirst();
    }

    private List<Claim> claims(long order) {
        return warehouse.ask(tx -> backlog.claims(tx, List.of(order))).getOrDefault(order, List.of());
    }

    private List<ReservedUnits> reserved(long order) {
        return warehouse.ask(tx -> warehouse.inventory.reserved(tx, List.of(order)));
    }

    private long promised(String reference) {
        return warehouse.<List<SupplyLine>>ask(tx -> supplies.list(tx, null, 0, 100)).stream()
                .filter(line -> line.reference().equals(reference))
                .mapToLong(SupplyLine::promised)
                .sum();
    }

    private static Object changed(RecordedTx tx) {
        return tx.facts.stream()
                .filter(f -> f.type().equals(SupplyClaims.BACKLOG_CHANGED.name()))
                .findFirst()
                .orElseThrow()
                .data();
    }
}
