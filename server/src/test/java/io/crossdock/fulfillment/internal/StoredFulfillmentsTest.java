package io.crossdock.fulfillment.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.fulfillment.ShipmentResult;
import io.crossdock.fulfillment.WorkRefusal;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The work of nodes, and what they report of it. */
@Tag("slow")
class StoredFulfillmentsTest extends FulfillmentFixture {

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
    void parcelsWithoutANumberAreToldApartByTheirTime() {
        create(57, 57);
        create(58, 58);
        var first = new Shipment.Line(UnitLine.ordered(1), 1);

        var told = Stream.of(AT.minusSeconds(9), AT.minusSeconds(5), AT.minusSeconds(5), AT.minusSeconds(9))
                .map(at -> report(nameless(57, at, first)))
                .toList();
        var silent = List.of(report(nameless(58, null, first)), report(nameless(58, null, first)));

        assertThat(run(tx -> fulfillments.byOrder(tx, List.of(57L))).result())
                .as("two parcels and the rest")
                .hasSize(3);
        assertThat(told).allSatisfy(t -> assertThat(kinds(t)).isEmpty());
        assertThat(kinds(silent.getFirst())).isEmpty();
        assertThat(kinds(silent.getLast())).containsExactly("shipment-reports-differ");
        assertThat(run(tx -> fulfillments.byOrder(tx, List.of(58L))).result()).hasSize(2);
    }

    private static Shipment nameless(long id, @Nullable Instant at, Shipment.Line line) {
        return new Shipment(new FulfillmentId(id), "", "", "", at, List.of(line), Shipment.Rest.TO_COME);
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
}
