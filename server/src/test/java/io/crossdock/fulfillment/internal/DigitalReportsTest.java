package io.crossdock.fulfillment.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.NewFulfillment;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.fulfillment.Shipment.Rest;
import io.crossdock.fulfillment.WorkRefusal;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What nodes say of goods that nobody carries. */
final class DigitalReportsTest extends FulfillmentFixture {

    private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");

    private void digital(long id, long units) {
        run(tx -> {
            fulfillments.create(
                    tx,
                    List.of(new NewFulfillment(
                            new FulfillmentId(id),
                            GroupRef.first(id + 1_000),
                            "http",
                            "C1",
                            Fulfillment.Way.DIGITAL,
                            null,
                            List.of(new NewFulfillment.Line(UnitLine.ordered(1), "voucher", units)))));
            return 0;
        });
    }

    private RecordedTx.Done<List<Boolean>> said(long id, Shipment.Exit way, long units, Rest rest) {
        var lines = List.of(new Shipment.Line(UnitLine.ordered(1), units));
        return run(tx -> fulfillments.reportShipped(
                tx, "http", List.of(new Shipment(new FulfillmentId(id), "C1", way, NINE, lines, rest))));
    }

    private RecordedTx.Done<List<Boolean>> delivered(long id, String reference, long units) {
        return said(id, new Shipment.Delivered("ada@example.com", reference), units, Rest.TO_COME);
    }

    private static List<String> signals(RecordedTx.Done<?> done) {
        return done.tx().signals.stream()
                .map(s -> s.subject() + " " + s.event())
                .sorted()
                .toList();
    }

    private Fulfillment one(long id) {
        return run(tx -> fulfillments.load(tx, List.of(id))).result().getFirst();
    }

    @Test
    void oneReferenceIsOneDeliveryAndAnotherIsAnother() {
        digital(7_600, 2);

        var first = delivered(7_600, "m1", 1);
        var again = delivered(7_600, "m1", 1);
        var second = delivered(7_600, "m2", 1);
        var third = delivered(7_600, "m3", 1);

        assertThat(signals(first)).containsExactly("7600 node-delivered");
        assertThat(signals(again)).isEmpty();
        assertThat(signals(second)).hasSize(1);
        assertThat(kinds(second)).isEmpty();
        assertThat(kinds(third)).containsExactly("shipped-more-than-released");
    }

    @Test
    void toWhomAndByWhatItWasDeliveredIsKept() {
        digital(7_610, 1);
        delivered(7_610, "m1", 1);

        run(tx -> fulfillments.ship(tx, List.of(7_610L)));

        var digital = one(7_610).digital();
        assertThat(one(7_610).way()).isEqualTo(Fulfillment.Way.DIGITAL);
        assertThat(digital).isNotNull();
        assertThat(digital.to()).isEqualTo("ada@example.com");
        assertThat(digital.reference()).isEqualTo("m1");
        assertThat(digital.deliveredAt()).isNotNull();
    }

    @Test
    void aParcelOrACounterIsNoWordAboutDigitalGoods() {
        digital(7_620, 1);

        var parcel = said(7_620, new Shipment.Carried("UPS", "1Z9"), 1, Rest.TO_COME);
        var counter = said(7_620, new Shipment.Handover("Ada", "", Shipment.Place.COUNTER), 1, Rest.TO_COME);

        assertThat(kinds(parcel)).containsExactly("digital-contradiction");
        assertThat(kinds(counter)).containsExactly("digital-contradiction");
        assertThat(signals(parcel)).isEmpty();
        assertThat(signals(counter)).isEmpty();
    }

    @Test
    void codesThatAreNotThereAreMissing() {
        digital(7_630, 2);

        var some = said(7_630, new Shipment.Delivered("", "m1"), 1, Rest.MISSING);
        run(tx -> fulfillments.ship(tx, List.of(7_630L)));

        assertThat(signals(some)).containsExactly("7630 node-delivered");
        assertThat(one(7_630).lines())
                .extracting(Fulfillment.Line::quantity, Fulfillment.Line::shipped)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2L, 1L));
    }

    @Test
    void whatIsOutIsNotGivenBack() {
        digital(7_640, 1);
        digital(7_641, 1);
        delivered(7_640, "m1", 1);

        var late = run(tx ->
                fulfillments.reportRejected(tx, "http", List.of(new WorkRefusal(new FulfillmentId(7_640), "C1"))));
        run(tx -> fulfillments.reject(tx, List.of(7_641L)));
        var out = delivered(7_641, "m2", 1);

        assertThat(signals(late)).isEmpty();
        assertThat(kinds(late)).containsExactly("digital-contradiction");
        assertThat(kinds(out)).containsExactly("delivered-after-rejection");
    }
}
