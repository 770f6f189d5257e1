package io.crossdock.fulfillment.internal;

import static io.crossdock.fulfillment.TrackingEvent.Status.DELIVERED;
import static io.crossdock.fulfillment.TrackingEvent.Status.LOST;
import static io.crossdock.fulfillment.TrackingEvent.Status.RETURNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.NewFulfillment;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.fulfillment.ShipmentResult;
import io.crossdock.fulfillment.TrackingEvent;
import io.crossdock.fulfillment.WorkRefusal;
import io.crossdock.postgres.TestDatabase;
import io.crossdock.shared.UnitLine;
import io.crossdock.shared.Words;
import io.crossdock.support.RecordedTx;
import io.crossdock.support.ServerDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;
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

        var refused =
                run(tx -> fulfillments.reportRejected(tx, "http", List.of(new WorkRefusal(new FulfillmentId(31), ""))));
        run(tx -> fulfillments.reject(tx, List.of(31L)));
        var late =
                run(tx -> fulfillments.reportRejected(tx, "http", List.of(new WorkRefusal(new FulfillmentId(31), ""))));

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
                tx, List.of(new TrackingEvent("T16", "UPS", TrackingEvent.Status.DELIVERED, "delivered", AT))));
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

        var first = run(tx -> fulfillments.reportRejected(
                tx,
                "http",
                List.of(new WorkRefusal(new FulfillmentId(18), "S1"), new WorkRefusal(new FulfillmentId(999), ""))));
        run(tx -> fulfillments.reject(tx, List.of(18L)));
        var second =
                run(tx -> fulfillments.reportRejected(tx, "http", List.of(new WorkRefusal(new FulfillmentId(18), ""))));

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
            fulfillments.reportShipped(tx, "http", List.of(parcel(19, "T19", Shipment.Rest.TO_COME, 2, 3)));
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
                    tx, List.of(new TrackingEvent("T20", "UPS", TrackingEvent.Status.DELIVERED, "delivered", AT)));
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
        var shipment = parcel(231, "T231", Shipment.Rest.TO_COME, 2, 3);

        var shipped = run(tx -> fulfillments.reportShipped(tx, "other", List.of(shipment)));
        var rejected = run(
                tx -> fulfillments.reportRejected(tx, "other", List.of(new WorkRefusal(new FulfillmentId(231), ""))));

        assertThat(shipped.result()).containsExactly(false);
        assertThat(rejected.result()).containsExactly(false);
        assertThat(shipped.tx().signals).isEmpty();
        assertThat(rejected.tx().signals).isEmpty();
        assertThat(load(231).system()).isEqualTo("http");
    }

    @Test
    void whatAParcelLeavesOverGoesOnAsTheRestOfTheWork() {
        create(41, 41);

        var first = report(parcel(41, "A", Shipment.Rest.TO_COME, 2, 1));
        long rest = first.tx().starts.getFirst().subject();
        run(tx -> fulfillments.ship(tx, List.of(41L)));
        var again = report(parcel(41, "A", Shipment.Rest.TO_COME, 2, 1));
        var second = report(parcel(41, "B", Shipment.Rest.TO_COME, 0, 2));
        var shipped = run(tx -> fulfillments.ship(tx, List.of(rest))).result();

        assertThat(load(41).lines())
                .extracting(Fulfillment.Line::sku, Fulfillment.Line::quantity, Fulfillment.Line::shipped)
                .containsExactly(tuple("mug", 2L, 2L), tuple("pot", 1L, 1L));
        assertThat(load(41).gaveBack()).isFalse();
        assertThat(again.tx().signals).isEmpty();
        assertThat(again.tx().problems).isEmpty();
        assertThat(second.tx().signals)
                .extracting(s -> s.subject() + " " + s.event())
                .containsExactly(rest + " node-shipped");
        assertThat(shipped.getFirst().lines())
                .containsExactly(new ShipmentResult.Line(UnitLine.ordered(2), "pot", 2, 0));
        assertThat(load(rest).work()).isEqualTo(new FulfillmentId(41));
        assertThat(load(rest).tracking()).isEqualTo("B");
        assertThat(run(fulfillments::verify).result()).isEmpty();
    }

    @Test
    void severalParcelsInOneMessageAreAllTaken() {
        create(42, 42);

        var told = report(
                parcel(42, "A", Shipment.Rest.TO_COME, 1, 0),
                parcel(42, "B", Shipment.Rest.TO_COME, 1, 0),
                parcel(42, "C", Shipment.Rest.TO_COME, 0, 2));

        assertThat(told.tx().problems).isEmpty();
        assertThat(told.tx().signals).hasSize(3);
        var ids = Stream.concat(Stream.of(42L), told.tx().starts.stream().map(s -> s.subject()))
                .toList();
        assertThat(run(tx -> fulfillments.ship(tx, ids)).result())
                .flatExtracting(ShipmentResult::lines)
                .extracting(ShipmentResult.Line::sku, ShipmentResult.Line::shipped, ShipmentResult.Line::missing)
                .containsExactlyInAnyOrder(tuple("mug", 1L, 0L), tuple("mug", 1L, 0L), tuple("pot", 2L, 0L));
        assertThat(load(told.tx().starts.getLast().subject()).lines())
                .extracting(Fulfillment.Line::sku, Fulfillment.Line::quantity)
                .containsExactly(tuple("pot", 1L));
    }

    @Test
    void theRestIsMissingOnlyWhenTheNodeSaysSo() {
        create(43, 43);
        var first = report(parcel(43, "A", Shipment.Rest.TO_COME, 2, 0));
        long rest = first.tx().starts.getFirst().subject();

        var complete = report(parcel(43, "A", Shipment.Rest.MISSING, 2, 0));
        var shipped = run(tx -> fulfillments.ship(tx, List.of(43L, rest)));

        assertThat(complete.tx().signals)
                .extracting(s -> s.subject() + " " + s.event())
                .containsExactly(rest + " node-shipped");
        assertThat(shipped.tx().facts)
                .extracting(f -> f.subject() + " " + f.type())
                .containsExactlyInAnyOrder("43 fulfillment-shipped", rest + " fulfillment-short");
        assertThat(load(rest).state()).isEqualTo(Fulfillment.State.REJECTED);
        assertThat(report(parcel(43, "B", Shipment.Rest.TO_COME, 0, 1)).tx().problems)
                .extracting(p -> p.kind())
                .containsExactly("shipped-after-rejection");
    }

    @Test
    void aParcelWithNothingOfTheWorkEndsNothing() {
        create(44, 44);
        var other = new Shipment(
                new FulfillmentId(44),
                "",
                "UPS",
                "A",
                null,
                List.of(new Shipment.Line(UnitLine.ordered(9), 2)),
                Shipment.Rest.MISSING);

        var told = report(other);

        assertThat(kinds(told)).containsExactly("shipped-more-than-released");
        assertThat(told.tx().signals).isEmpty();
        assertThat(load(44).state()).isEqualTo(Fulfillment.State.RELEASED);
    }

    @Test
    void whatACarrierSaysOfAnEarlierParcelOfTheNumberIsNotAboutThisOne() {
        create(46, 46);
        var longAgo = AT.minus(Duration.ofDays(200));
        var ahead = run(tx -> fulfillments.reportTracking(tx, List.of(word("T46", "UPS", DELIVERED, longAgo))));
        report(46, 2, 3);

        var shipped = run(tx -> fulfillments.ship(tx, List.of(46L)));
        var late = run(tx -> fulfillments.reportTracking(tx, List.of(word("T46", "UPS", LOST, longAgo))));
        var other = run(tx -> fulfillments.reportTracking(tx, List.of(word("T46", "Royal Mail", DELIVERED, AT))));
        var own = run(tx -> fulfillments.reportTracking(tx, List.of(word("T46", "UPS Ground", DELIVERED, AT))));

        assertThat(ahead.result()).containsExactly(false);
        assertThat(shipped.tx().signals).isEmpty();
        assertThat(late.tx().signals).isEmpty();
        assertThat(other.tx().signals).isEmpty();
        assertThat(kinds(other)).containsExactly("parcel-trouble");
        assertThat(own.tx().signals).extracting(s -> s.event()).containsExactly("tracking-delivered");
    }

    @Test
    void aDeliveredNumberThatIsUsedAgainDeliversNothing() {
        create(47, 47);
        create(48, 48);
        report(parcel(47, "AGAIN", Shipment.Rest.TO_COME, 2, 3));
        run(tx -> fulfillments.ship(tx, List.of(47L)));
        run(tx -> fulfillments.reportTracking(tx, List.of(word("AGAIN", "UPS", DELIVERED, AT))));
        run(tx -> fulfillments.deliver(tx, List.of(47L)));

        report(parcel(48, "AGAIN", Shipment.Rest.TO_COME, 2, 3));
        var shipped = run(tx -> fulfillments.ship(tx, List.of(48L)));
        var again = run(tx -> fulfillments.reportTracking(tx, List.of(word("AGAIN", "UPS", DELIVERED, AT))));
        var own = run(tx -> fulfillments.reportTracking(
                tx, List.of(word("AGAIN", "UPS", DELIVERED, AT.plus(Duration.ofHours(3))))));

        assertThat(shipped.tx().signals).isEmpty();
        assertThat(again.tx().signals).isEmpty();
        assertThat(own.tx().signals)
                .extracting(s -> s.subject() + " " + s.event())
                .containsExactly("48 tracking-delivered");
    }

    @Test
    void wordsThatContradictEachOtherAreACaseAndLoseNothing() {
        create(49, 49);
        report(49, 2, 3);
        run(tx -> fulfillments.ship(tx, List.of(49L)));

        var both = run(tx -> fulfillments.reportTracking(
                tx,
                List.of(word("T49", "UPS", LOST, AT), word("T49", "UPS", DELIVERED, AT.plus(Duration.ofMinutes(1))))));

        assertThat(both.tx().signals).extracting(s -> s.event()).containsExactly("tracking-delivered");
        assertThat(kinds(both)).containsExactly("parcel-contradiction");
    }

    @Test
    void aParcelThatComesBackIsExpectedAndADeliveryOfItIsNotTheCustomers() {
        create(50, 50);
        report(50, 2, 3);
        run(tx -> fulfillments.ship(tx, List.of(50L)));

        var back = run(tx -> fulfillments.reportTracking(tx, List.of(word("T50", "UPS", RETURNING, AT))));
        var arrived = run(tx ->
                fulfillments.reportTracking(tx, List.of(word("T50", "UPS", DELIVERED, AT.plus(Duration.ofHours(1))))));

        assertThat(back.tx().signals).extracting(s -> s.event()).containsExactly("tracking-returning");
        assertThat(back.tx().problems)
                .singleElement()
                .satisfies(p -> assertThat(p.detail()).contains("goods are expected at S1"));
        assertThat(arrived.tx().signals).isEmpty();
        assertThat(kinds(arrived)).containsExactly("parcel-comes-back");
        assertThat(run(tx -> fulfillments.takeBack(tx, List.of(50L)))
                        .result()
                        .getFirst()
                        .state())
                .isEqualTo(Fulfillment.State.RETURNED);
        assertThat(run(fulfillments::verify).result()).isEmpty();
    }

    private static TrackingEvent word(String tracking, String carrier, TrackingEvent.Status status, Instant at) {
        return new TrackingEvent(tracking, carrier, status, Words.of(status), at);
    }

    @Test
    void aNodeSpeaksForItsOwnWorkOnly() {
        create(45, 45);
        var said = parcel(45, "A", Shipment.Rest.TO_COME, 2, 3);
        var elsewhere = new Shipment(
                said.fulfillment(), "S2", said.carrier(), said.tracking(), null, said.lines(), said.rest());

        assertThat(report(elsewhere).result()).containsExactly(false);
        assertThat(run(tx -> fulfillments.reportRejected(
                                tx, "http", List.of(new WorkRefusal(new FulfillmentId(45), "S2"))))
                        .result())
                .containsExactly(false);
        assertThat(load(45).state()).isEqualTo(Fulfillment.State.RELEASED);
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
        return report(parcel(id, "T" + id, Shipment.Rest.MISSING, mugs, pots));
    }

    private RecordedTx.Done<List<Boolean>> report(Shipment... parcels) {
        return run(tx -> fulfillments.reportShipped(tx, "http", List.of(parcels)));
    }

    private static Shipment parcel(long id, String tracking, Shipment.Rest rest, long mugs, long pots) {
        return new Shipment(
                new FulfillmentId(id),
                "",
                "UPS",
                tracking,
                null,
                List.of(new Shipment.Line(UnitLine.ordered(1), mugs), new Shipment.Line(UnitLine.ordered(2), pots)),
                rest);
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
