package io.crossdock.fulfillment.internal;

import static io.crossdock.fulfillment.TrackingEvent.Status.DELIVERED;
import static io.crossdock.fulfillment.TrackingEvent.Status.LOST;
import static io.crossdock.fulfillment.TrackingEvent.Status.RETURNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.fulfillment.TrackingEvent;
import io.crossdock.support.RecordedTx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What carriers say, and of which parcel. */
@Tag("slow")
class CarrierWordsTest extends FulfillmentFixture {

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
    void aNodesTimeOfReportOrAClockThatIsAheadHidesNoDelivery() {
        create(52, 52);
        create(53, 53);
        var delivered = AT.plus(Duration.ofDays(1));
        run(tx -> fulfillments.reportTracking(tx, List.of(word("T52", "UPS", DELIVERED, delivered))));
        reportAt(52, AT.plus(Duration.ofDays(4)));
        reportAt(53, Instant.parse("2099-01-01T00:00:00Z"));

        var early = run(tx -> fulfillments.ship(tx, List.of(52L)));
        run(tx -> fulfillments.ship(tx, List.of(53L)));
        var now = run(tx -> fulfillments.reportTracking(tx, List.of(word("T53", "UPS", DELIVERED, delivered))));

        assertThat(early.tx().signals).extracting(s -> s.event()).containsExactly("tracking-delivered");
        assertThat(now.tx().signals).extracting(s -> s.event()).containsExactly("tracking-delivered");
    }

    @Test
    void anAnswerThatIsOlderThanTheParcelIsACaseAndNeitherNewsNorSilence() {
        create(54, 54);
        report(54, 2, 3);
        run(tx -> fulfillments.ship(tx, List.of(54L)));
        var old = word("T54", "UPS", DELIVERED, Instant.EPOCH);

        var asked = run(tx -> fulfillments.foundTracking(tx, Map.of(54L, old)));
        var again = run(tx -> fulfillments.foundTracking(tx, Map.of(54L, old)));
        var told = run(tx -> fulfillments.reportTracking(tx, List.of(word("T54", "UPS", LOST, Instant.EPOCH))));

        assertThat(asked.result()).containsExactly(TrackingEvent.Status.TROUBLE);
        assertThat(kinds(asked)).containsExactly("parcel-trouble");
        assertThat(again.result()).as("no more believable the second time").isEqualTo(asked.result());
        assertThat(told.tx().signals).isEmpty();
        assertThat(kinds(told)).containsExactly("parcel-trouble");
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
}
