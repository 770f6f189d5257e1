package io.crossdock.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.promises.Promises.Leg;
import io.crossdock.promises.Promises.Promise;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LegsTest {

    private static final Instant NINE = Instant.parse("2026-11-26T09:00:00Z");
    private static final Instant TEN = NINE.plusSeconds(3_600);
    private static final Instant ELEVEN = TEN.plusSeconds(3_600);
    private static final Instant NOON = ELEVEN.plusSeconds(3_600);

    @Test
    void theLatestPartThatHasNotLeftCounts() {
        var promise = promise(leg("A", "standard", NINE, null), leg("A", "express", TEN, null), leg("A", "same-day", ELEVEN, NOON));

        assertThat(Legs.open(promise, "A").map(Leg::service)).contains("express");
        assertThat(Legs.open(promise, "B")).isEmpty();
        assertThat(Legs.open(null, "A")).isEmpty();
    }

    @Test
    void workIsHandedOverAnewWhereItsNodeGotAnotherServiceSince() {
        assertThat(changed(leg("A", "standard", NINE, null), leg("A", "express", ELEVEN, null))).isTrue();
        assertThat(changed(leg("A", "standard", NINE, null), leg("A", "express", ELEVEN, null), leg("A", "standard", NOON, null))).isTrue();
    }

    @Test
    void workThatIsAsItWasHandedOverIsNot() {
        assertThat(changed(leg("A", "standard", NINE, null))).isFalse();
        assertThat(changed(leg("A", "express", NINE, null), leg("A", "standard", TEN, null))).isFalse();
        assertThat(changed(leg("A", "standard", NINE, null), leg("A", "standard", ELEVEN, null))).isFalse();
        assertThat(changed(leg("A", "standard", NINE, null), leg("B", "express", ELEVEN, null))).isFalse();
        assertThat(changed(leg("A", "standard", NINE, ELEVEN), leg("A", "express", ELEVEN, NOON))).isFalse();
    }

    /** Of work at A that was handed over at ten. */
    private static boolean changed(Leg... legs) {
        return Legs.changed(promise(legs), new Fulfillment(
                new FulfillmentId(2), 1, "A", Fulfillment.State.RELEASED, null, null, TEN, null, null,
                List.of(new Fulfillment.Line(1, "mug", 1, 0))));
    }

    private static Promise promise(Leg... legs) {
        return new Promise(1, NINE, NOON, NOON, "sourcing 1: otherwise", List.of(legs));
    }

    private static Leg leg(String node, String service, Instant madeAt, @Nullable Instant shippedAt) {
        return new Leg(node, service, madeAt, NOON, NOON, shippedAt, null, null, null);
    }
}
