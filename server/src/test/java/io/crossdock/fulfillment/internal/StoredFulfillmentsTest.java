package io.crossdock.fulfillment.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.NewFulfillment;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.fulfillment.ShipmentResult;
import io.crossdock.fulfillment.TrackingEvent;
import io.crossdock.postgres.TestDatabase;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx;
import io.crossdock.support.ServerDatabase;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fulfillments on a real database. Every test uses fulfillments of its own. */
@Tag("slow")
class StoredFulfillmentsTest {

    private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");

    private static TestDatabase database;
    private final StoredFulfillments fulfillments = new StoredFulfillments();

    @BeforeAll
    static void open() {
        database = ServerDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void shipsWhatTheNodeReportsAndNamesWhatIsMissing() {
        create(11, 1);

        var told = report(11, 2, 0);
        var shipped = run(tx -> fulfillments.ship(tx, List.of(11L)));

        assertThat(told.tx().signals)
                .extracting(s -> s.subject() + " " + s.event())
                .containsExactly("11 node-shipped");
        assertThat(shipped.result())
                .containsExactly(new ShipmentResult(
                        new FulfillmentId(11),
                        1,
                        "S1",
                        List.of(
                                new ShipmentResult.Line(UnitLine.ordered(1), "mug", 2, 0),
                                new ShipmentResult.Line(UnitLine.ordered(2), "pot", 0, 3))));
        assertThat(shipped.tx().facts)
                .extracting(RecordedTx.Fact::type)
                .containsExactly("fulfillment-shipped", "fulfillment-short");
        assertThat(load(11).state()).isEqualTo(Fulfillment.State.SHIPPED);
        assertThat(load(11).tracking()).isEqualTo("T11");
    }

    @Test
    void tellsThatANodeRefusedAndNothingOfWorkThatIsNoLongerWithIt() {
        create(31, 1);

        var refused = run(tx -> fulfillments.reportRejected(tx, "http", List.of(new FulfillmentId(31))));
        run(tx -> fulfillments.reject(tx, List.of(31L)));
        var late = run(tx -> fulfillments.reportRejected(tx, "http", List.of(new FulfillmentId(31))));

        assertThat(refused.tx().facts).extracting(RecordedTx.Fact::type).containsExactly("fulfillment-refused");
        assertThat(refused.tx().signals)
                .extracting(s -> s.subject() + " " + s.event())
                .containsExactly("31 node-rejected");
        assertThat(late.tx().facts).isEmpty();
    }

    @Test
    void appliesAReportOnceHoweverOftenItComes() {
        create(12, 1);
        report(12, 2, 3);

        var again = report(12, 2, 3);
        var first = run(tx -> fulfillments.ship(tx, List.of(12L)));
        var second = run(tx -> fulfillments.ship(tx, List.of(12L)));

        assertThat(again.tx().signals).isEmpty();
        assertThat(again.tx().problems).isEmpty();
        assertThat(first.result()).hasSize(1);
        assertThat(second.result()).isEmpty();
    }

    @Test
    void endsAsRejectedWhenNothingLeft() {
        create(13, 1);
        report(13, 0, 0);

        var shipped = run(tx -> fulfillments.ship(tx, List.of(13L))).result();

        assertThat(shipped.getFirst().any()).isFalse();
        assertThat(load(13).state()).isEqualTo(Fulfillment.State.REJECTED);
    }

    @Test
    void raisesACaseForReportsThatCanNotBe() {
        create(14, 1);
        create(15, 1);
        run(tx -> fulfillments.reject(tx, List.of(15L)));

        var tooMuch = report(14, 9, 3);
        var other = report(14, 1, 3);
        var late = report(15, 2, 3);

        assertThat(kinds(tooMuch)).containsExactly("shipped-more-than-released");
        assertThat(kinds(other)).containsExactly("shipment-reports-differ");
        assertThat(kinds(late)).containsExactly("shipped-after-rejection");
        assertThat(run(tx -> fulfillments.ship(tx, List.of(14L, 15L))).result()).hasSize(1);
    }

    @Test
    void keepsTheCarriersLastWordForAShipmentThatIsBookedLater() {
        create(16, 1);
        var ahead = run(tx -> fulfillments.reportTracking(
                tx, List.of(new TrackingEvent("T16", "UPS", TrackingEvent.Status.DELIVERED, AT))));
        report(16, 2, 3);

        var shipped = run(tx -> fulfillments.ship(tx, List.of(16L)));

        assertThat(ahead.result()).containsExactly(false);
        assertThat(shipped.tx().signals)
                .extracting(s -> s.subject() + " " + s.event())
                .containsExactly("16 tracking-delivered");
    }

    @Test
    void deliversOrLosesAParcelButNotBoth() {
        create(17, 7);
        report(17, 2, 3);
        run(tx -> fulfillments.ship(tx, List.of(17L)));

        var delivered = run(tx -> fulfillments.deliver(tx, List.of(17L))).result();
        var lost = run(tx -> fulfillments.lose(tx, List.of(17L))).result();

        assertThat(delivered).hasSize(1);
        assertThat(lost).isEmpty();
        assertThat(run(tx -> fulfillments.byOrder(tx, List.of(7L))).result())
                .extracting(f -> f.id().toString())
                .containsExactly("F17");
        assertThat(run(fulfillments::verify).result()).isEmpty();
    }

    @Test
    void tellsTheProcessOfARefusalOnlyWhileItHasTheWork() {
        create(18, 1);

        var first = run(
                tx -> fulfillments.reportRejected(tx, "http", List.of(new FulfillmentId(18), new FulfillmentId(999))));
        run(tx -> fulfillments.reject(tx, List.of(18L)));
        var second = run(tx -> fulfillments.reportRejected(tx, "http", List.of(new FulfillmentId(18))));

        assertThat(first.result()).containsExactly(true, false);
        assertThat(first.tx().signals).hasSize(1);
        assertThat(second.tx().signals).isEmpty();
    }

    @Test
    void aRejectionWaitsForAReportThatIsJustBeingStored() {
        create(19, 1);
        var stored = new CountDownLatch(1);
        var looked = new CompletableFuture<List<Long>>();

        run(tx -> {
            fulfillments.reportShipped(
                    tx,
                    "http",
                    List.of(new Shipment(
                            new FulfillmentId(19),
                            "UPS",
                            "T19",
                            List.of(
                                    new Shipment.Line(UnitLine.ordered(1), 2),
                                    new Shipment.Line(UnitLine.ordered(2), 3)))));
            Thread.startVirtualThread(() -> looked.complete(run(other -> {
                        stored.countDown();
                        return fulfillments.reportedShipped(other, List.of(19L));
                    })
                    .result()));
            awaitLock(stored);
            return 0;
        });

        assertThat(looked.join()).containsExactly(19L);
    }

    @Test
    void theCarriersWordAndTheShipmentDoNotMissEachOther() {
        create(20, 1);
        report(20, 2, 3);
        var told = new CountDownLatch(1);
        var shipped = new CompletableFuture<RecordedTx>();

        run(tx -> {
            fulfillments.reportTracking(
                    tx, List.of(new TrackingEvent("T20", "UPS", TrackingEvent.Status.DELIVERED, AT)));
            Thread.startVirtualThread(() -> shipped.complete(run(other -> {
                        told.countDown();
                        return fulfillments.ship(other, List.of(20L));
                    })
                    .tx()));
            awaitLock(told);
            return 0;
        });

        assertThat(shipped.join().signals)
                .extracting(s -> s.subject() + " " + s.event())
                .containsExactly("20 tracking-delivered");
    }

    /** Waits until the other transaction waits for this one, or has passed it. */
    private static void awaitLock(CountDownLatch started) {
        try {
            started.await();
            Thread.sleep(500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void believesOnlyTheSystemThatHasTheWork() {
        create(231, 7);
        var shipment =
                new Shipment(new FulfillmentId(231), "UPS", "T231", List.of(new Shipment.Line(UnitLine.ordered(1), 2)));

        var shipped = run(tx -> fulfillments.reportShipped(tx, "other", List.of(shipment)));
        var rejected = run(tx -> fulfillments.reportRejected(tx, "other", List.of(new FulfillmentId(231))));

        assertThat(shipped.result()).containsExactly(false);
        assertThat(rejected.result()).containsExactly(false);
        assertThat(shipped.tx().signals).isEmpty();
        assertThat(rejected.tx().signals).isEmpty();
        assertThat(load(231).system()).isEqualTo("http");
    }

    private void create(long id, long order) {
        run(tx -> {
            fulfillments.create(
                    tx,
                    List.of(new NewFulfillment(
                            new FulfillmentId(id),
                            order,
                            "http",
                            "S1",
                            List.of(
                                    new NewFulfillment.Line(UnitLine.ordered(1), "mug", 2),
                                    new NewFulfillment.Line(UnitLine.ordered(2), "pot", 3)))));
            return 0;
        });
    }

    private RecordedTx.Done<List<Boolean>> report(long id, long mugs, long pots) {
        var lines = List.of(new Shipment.Line(UnitLine.ordered(1), mugs), new Shipment.Line(UnitLine.ordered(2), pots));
        return run(tx -> fulfillments.reportShipped(
                tx, "http", List.of(new Shipment(new FulfillmentId(id), "UPS", "T" + id, lines))));
    }

    private Fulfillment load(long id) {
        return run(tx -> fulfillments.load(tx, List.of(id))).result().getFirst();
    }

    private static List<String> kinds(RecordedTx.Done<?> done) {
        return done.tx().problems.stream().map(p -> p.kind()).toList();
    }

    private static <R> RecordedTx.Done<R> run(Function<RecordedTx, R> work) {
        return RecordedTx.run(database, AT, work);
    }
}
