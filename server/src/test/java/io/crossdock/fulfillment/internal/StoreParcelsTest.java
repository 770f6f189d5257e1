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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What stores say of parcels that carriers bring them for their customers. */
final class StoreParcelsTest extends FulfillmentFixture {

    /** Work of S1 that goes to the store S9, which has another system. */
    private void sent(long id) {
        made(id);
        reportAt(id, AT.minusSeconds(60));
        run(tx -> fulfillments.ship(tx, List.of(id)));
    }

    private void made(long id) {
        run(tx -> {
            fulfillments.create(
                    tx,
                    List.of(new NewFulfillment(
                            new FulfillmentId(id),
                            GroupRef.first(id + 1_000),
                            "http",
                            "S1",
                            "S9",
                            List.of(
                                    new NewFulfillment.Line(UnitLine.ordered(1), "mug", 2),
                                    new NewFulfillment.Line(UnitLine.ordered(2), "pot", 3)))));
            return 0;
        });
    }

    private static List<Shipment.Line> units(long mugs, long pots) {
        return List.of(new Shipment.Line(UnitLine.ordered(1), mugs), new Shipment.Line(UnitLine.ordered(2), pots));
    }

    private RecordedTx.Done<List<Boolean>> ready(long id, String system, String node, long mugs, long pots) {
        var said = new ReadyReport(new FulfillmentId(id), node, AT, units(mugs, pots), Rest.TO_COME);
        return run(tx -> fulfillments.reportReady(tx, system, List.of(said)));
    }

    private RecordedTx.Done<List<Boolean>> collected(long id, String system, String node, long mugs, long pots) {
        return run(tx -> fulfillments.reportShipped(tx, system, List.of(handed(id, node, mugs, pots))));
    }

    private static Shipment handed(long id, String node, long mugs, long pots) {
        return new Shipment(
                new FulfillmentId(id),
                node,
                new Shipment.Handover("Ada", "4711", Shipment.Place.COUNTER),
                AT,
                units(mugs, pots),
                Rest.TO_COME);
    }

    private static List<String> signals(RecordedTx.Done<?> done) {
        return done.tx().signals.stream()
                .map(s -> s.subject() + " " + s.event())
                .toList();
    }

    private Fulfillment.Pickup counter(long id) {
        return Objects.requireNonNull(load(id).pickup());
    }

    @Test
    void theStoreThatGetsItSaysWhenItIsReadyAndNobodyElse() {
        sent(8_100);

        var sender = ready(8_100, "http", "S1", 2, 3);
        var other = ready(8_100, "http", "S2", 2, 3);
        var stranger = ready(8_100, "http", "S9", 2, 3);
        assertThat(load(8_100).ready()).isFalse();
        var store = ready(8_100, "other", "S9", 2, 3);
        var again = ready(8_100, "other", "", 2, 3);

        assertThat(sender.result()).containsExactly(true); // it has the work, and can't say what is at the store
        assertThat(other.result()).containsExactly(false);
        assertThat(stranger.result()).containsExactly(false);
        assertThat(signals(store)).containsExactly("8100 node-ready");
        assertThat(load(8_100).ready()).isTrue();
        assertThat(again.result()).containsExactly(true);
        assertThat(signals(again)).isEmpty();
        assertThat(load(8_100).way()).isEqualTo(Fulfillment.Way.TO_STORE);
    }

    @Test
    void itIsReadyAndCollectedAsAWhole() {
        sent(8_110);

        var part = ready(8_110, "other", "S9", 2, 1);
        var half = collected(8_110, "other", "S9", 1, 0);

        assertThat(kinds(part)).containsExactly("pickup-contradiction");
        assertThat(kinds(half)).containsExactly("pickup-contradiction");
        assertThat(signals(part)).containsExactly("8110 pickup-differs");
        assertThat(signals(half)).containsExactly("8110 pickup-differs");
        assertThat(counter(8_110).readyAt()).isNull();
        assertThat(counter(8_110).collectedAt()).isNull();
    }

    @Test
    void whoGotItIsKeptFromTheFirstWordAlone() {
        sent(8_120);

        var first = collected(8_120, "other", "S9", 2, 3);
        var again = run(tx -> {
            var said = handed(8_120, "S9", 2, 3).handedTo(new Shipment.Handover("Eve", "", Shipment.Place.COUNTER));
            return fulfillments.reportShipped(tx, "other", List.of(said));
        });

        assertThat(signals(first)).containsExactly("8120 pickup-collected");
        assertThat(signals(again)).isEmpty();
        assertThat(counter(8_120).collectedBy()).isEqualTo("Ada");
        assertThat(counter(8_120).proof()).isEqualTo("4711");
        assertThat(load(8_120).ready()).isFalse();
        assertThat(load(8_120).awaited()).isFalse();
        assertThat(run(tx -> fulfillments.collected(tx, List.of(8_120L))).result())
                .containsExactly(8_120L);
    }

    @Test
    void aStoreMayBeFasterThanTheNodeThatSentIt() {
        made(8_130);

        var first = collected(8_130, "other", "S9", 2, 3);
        reportAt(8_130, AT.minusSeconds(60));
        run(tx -> fulfillments.ship(tx, List.of(8_130L)));

        assertThat(signals(first)).containsExactly("8130 pickup-collected");
        assertThat(load(8_130).state()).isEqualTo(Fulfillment.State.SHIPPED);
        assertThat(counter(8_130).collectedAt()).isEqualTo(AT);
    }

    @Test
    void whatIsLostOrShelvedIsNotReadyAnyMore() {
        sent(8_140);
        sent(8_150);
        ready(8_150, "other", "S9", 2, 3);
        run(tx -> fulfillments.lose(tx, List.of(8_140L)));
        run(tx -> fulfillments.shelve(tx, List.of(8_150L)));

        assertThat(kinds(ready(8_140, "other", "S9", 2, 3))).containsExactly("pickup-contradiction");
        assertThat(kinds(collected(8_150, "other", "S9", 2, 3))).containsExactly("collected-after-rejection");
        assertThat(load(8_150).ready()).isFalse();
        assertThat(load(8_150).state()).isEqualTo(Fulfillment.State.RETURNED);
    }

    @Test
    void theDayUntilWhichItIsKeptIsSetOnceItIsReady() {
        sent(8_160);
        var until = AT.plusSeconds(7 * 86_400);

        var before = run(tx -> fulfillments.keepUntil(tx, Map.of(8_160L, until)));
        ready(8_160, "other", "S9", 2, 3);
        var after = run(tx -> fulfillments.keepUntil(tx, Map.of(8_160L, until)));

        assertThat(before.result()).isEmpty();
        assertThat(after.result()).extracting(f -> f.id().value()).containsExactly(8_160L);
        assertThat(counter(8_160).collectBy()).isEqualTo(until);
    }

    @Test
    void anAnswerToAQuestionTellsTheProcessThatAskedNothing() {
        sent(8_170);
        var report = new ReadyReport(new FulfillmentId(8_170), "", null, units(2, 3), Rest.TO_COME);

        var found = run(tx -> {
            fulfillments.foundReady(tx, List.of(8_170L), List.of(report));
            fulfillments.foundShipped(tx, List.of(8_170L), List.of(handed(8_170, "", 2, 3)));
            return 0;
        });

        assertThat(signals(found)).isEmpty();
        assertThat(counter(8_170).readyAt()).isNotNull();
        assertThat(counter(8_170).collectedBy()).isEqualTo("Ada");
    }
}
