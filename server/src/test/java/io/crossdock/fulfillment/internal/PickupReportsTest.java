package io.crossdock.fulfillment.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.NewFulfillment;
import io.crossdock.fulfillment.ReadyReport;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.fulfillment.Shipment.Rest;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What stores say of goods that their customers collect. */
final class PickupReportsTest extends FulfillmentFixture {

    private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

    private void pickup(long id) {
        run(tx -> {
            fulfillments.create(
                    tx,
                    List.of(new NewFulfillment(
                            new FulfillmentId(id),
                            GroupRef.first(id + 1_000),
                            "http",
                            "S1",
                            "S1",
                            List.of(
                                    new NewFulfillment.Line(UnitLine.ordered(1), "mug", 2),
                                    new NewFulfillment.Line(UnitLine.ordered(2), "pot", 3)))));
            return 0;
        });
    }

    private static List<Shipment.Line> units(long mugs, long pots) {
        return List.of(new Shipment.Line(UnitLine.ordered(1), mugs), new Shipment.Line(UnitLine.ordered(2), pots));
    }

    private RecordedTx.Done<List<Boolean>> ready(long id, @Nullable Instant at, Rest rest, long mugs, long pots) {
        var said = new ReadyReport(new FulfillmentId(id), "S1", at, units(mugs, pots), rest);
        return run(tx -> fulfillments.reportReady(tx, "http", List.of(said)));
    }

    private RecordedTx.Done<List<Boolean>> collected(long id, @Nullable Instant at, Rest rest, long mugs, long pots) {
        var said = new Shipment(
                new FulfillmentId(id),
                "S1",
                new Shipment.Handover("Ada", "4711", Shipment.Place.COUNTER),
                at,
                units(mugs, pots),
                rest);
        return run(tx -> fulfillments.reportShipped(tx, "http", List.of(said)));
    }

    private static List<String> signals(RecordedTx.Done<?> done) {
        return done.tx().signals.stream()
                .map(s -> s.subject() + " " + s.event())
                .sorted()
                .toList();
    }

    private static List<Long> started(RecordedTx.Done<?> done, String process) {
        return done.tx().starts.stream()
                .filter(s -> s.process().equals(process))
                .map(s -> s.subject())
                .toList();
    }

    @Test
    void readyGoodsAreToldOnceAndTheirOthersAreAPickupOfTheirOwn() {
        pickup(7_100);

        var first = ready(7_100, NINE, Rest.TO_COME, 2, 1);
        var again = ready(7_100, NINE, Rest.TO_COME, 2, 1);

        assertThat(signals(first)).containsExactly("7100 node-ready");
        assertThat(started(first, "pickup")).hasSize(1);
        assertThat(load(7_100).ready()).isTrue();
        assertThat(load(7_100).lines()).extracting(Fulfillment.Line::quantity).containsExactly(2L, 1L);
        var rest = load(started(first, "pickup").getFirst());
        assertThat(rest.ready()).isFalse();
        assertThat(rest.way()).isEqualTo(Fulfillment.Way.PICKUP);
        assertThat(rest.lines()).extracting(Fulfillment.Line::quantity).containsExactly(2L);
        assertThat(signals(again)).isEmpty();
        assertThat(kinds(again)).isEmpty();
    }

    @Test
    void oneVisitTakesWhatSeveralReportsMadeReady() {
        pickup(7_110);
        ready(7_110, NINE, Rest.TO_COME, 2, 1);
        var second = ready(7_110, TEN, Rest.TO_COME, 0, 2);
        var rest = second.tx().signals.getFirst().subject();

        var visit = collected(7_110, TEN, Rest.TO_COME, 2, 3);
        var again = collected(7_110, TEN, Rest.TO_COME, 2, 3);

        assertThat(signals(visit)).containsExactlyInAnyOrder("7110 node-shipped", rest + " node-shipped");
        assertThat(kinds(visit)).isEmpty();
        assertThat(signals(again)).isEmpty();
        assertThat(kinds(again)).isEmpty();
    }

    @Test
    void whatIsLeftAtTheCounterIsReadyAndWhatIsDeclinedIsNot() {
        pickup(7_120);
        ready(7_120, NINE, Rest.TO_COME, 2, 3);

        var visit = collected(7_120, TEN, Rest.TO_COME, 2, 1);
        var rest = started(visit, "pickup").getFirst();
        var last = collected(7_120, TEN.plusSeconds(60), Rest.MISSING, 0, 1);
        var declined = started(last, "pickup").getFirst();

        assertThat(signals(visit)).containsExactlyInAnyOrder("7120 node-shipped", rest + " node-ready");
        assertThat(load(rest).ready()).isTrue();
        assertThat(signals(last)).containsExactlyInAnyOrder(rest + " node-shipped", declined + " pickup-declined");
        assertThat(load(declined).lines())
                .extracting(Fulfillment.Line::quantity)
                .containsExactly(1L);
        assertThat(kinds(last)).isEmpty();
    }

    @Test
    void whatTheStoreCanNotFindIsMissing() {
        pickup(7_130);

        var said = ready(7_130, NINE, Rest.MISSING, 2, 1);

        var rest = started(said, "pickup").getFirst();
        assertThat(signals(said)).containsExactlyInAnyOrder("7130 node-ready", rest + " node-shipped");
    }

    @Test
    void moreThanWasAskedForIsACaseAndCountsAsWhatWasAskedFor() {
        pickup(7_140);

        var ready = ready(7_140, NINE, Rest.TO_COME, 9, 3);
        var collected = collected(7_140, TEN, Rest.TO_COME, 9, 3);

        assertThat(kinds(ready)).containsExactly("pickup-contradiction");
        assertThat(kinds(collected)).containsExactly("shipped-more-than-released");
        assertThat(started(ready, "pickup")).isEmpty();
        run(tx -> fulfillments.ship(tx, List.of(7_140L)));
        var done = load(7_140);
        assertThat(done.lines()).extracting(Fulfillment.Line::shipped).containsExactly(2L, 3L);
        assertThat(done.pickup().collectedBy()).isEqualTo("Ada");
        assertThat(done.pickup().proof()).isEqualTo("4711");
    }

    @Test
    void goodsThatWereGivenBackAndThenCollectedAreACaseOnly() {
        pickup(7_150);
        ready(7_150, NINE, Rest.TO_COME, 2, 3);
        run(tx -> fulfillments.reject(tx, List.of(7_150L)));

        var late = collected(7_150, TEN, Rest.TO_COME, 2, 3);

        assertThat(kinds(late)).containsExactly("collected-after-rejection");
        assertThat(signals(late)).isEmpty();
    }

    @Test
    void anotherStoreIsNotBelieved() {
        pickup(7_160);
        var said = new ReadyReport(new FulfillmentId(7_160), "S2", NINE, units(2, 3), Rest.TO_COME);

        var told = run(tx -> fulfillments.reportReady(tx, "http", List.of(said)));

        assertThat(told.result()).containsExactly(false);
        assertThat(load(7_160).ready()).isFalse();
    }

    @Test
    void aParcelThatWasCollectedIsDelivered() {
        create(7_170, 8_170);

        collected(7_170, TEN, Rest.TO_COME, 2, 3);
        var left = run(tx -> fulfillments.ship(tx, List.of(7_170L)));

        assertThat(signals(left)).containsExactly("7170 tracking-delivered");
        assertThat(signals(ready(7_170, NINE, Rest.TO_COME, 2, 3))).isEmpty();
    }

    @Test
    void goodsAreKeptUntilOneDayOnly() {
        pickup(7_180);
        ready(7_180, NINE, Rest.TO_COME, 2, 3);

        var first = run(tx -> fulfillments.keepUntil(tx, Map.of(7_180L, TEN)));
        var again = run(tx -> fulfillments.keepUntil(tx, Map.of(7_180L, TEN.plusSeconds(60))));

        assertThat(first.result()).hasSize(1);
        assertThat(again.result()).isEmpty();
        assertThat(load(7_180).pickup().collectBy()).isEqualTo(TEN);
    }
}
