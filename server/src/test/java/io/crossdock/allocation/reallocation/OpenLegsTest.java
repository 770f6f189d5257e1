package io.crossdock.allocation.reallocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.promises.Promises.Leg;
import io.crossdock.promises.Promises.Promise;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenLegsTest {

    private static final Instant NINE = Instant.parse("2026-11-26T09:00:00Z");
    private static final Instant TEN = NINE.plusSeconds(3_600);
    private static final Instant ELEVEN = TEN.plusSeconds(3_600);
    private static final Instant NOON = ELEVEN.plusSeconds(3_600);

    @Test
    void theLatestPartThatHasNotLeftCounts() {
        var promise = promise(
                leg("A", "standard", NINE, null), leg("A", "express", TEN, null), leg("A", "same-day", ELEVEN, NOON));

        assertThat(OpenLegs.open(promise, "A").map(Leg::service)).contains("express");
        assertThat(OpenLegs.open(promise, "B")).isEmpty();
        assertThat(OpenLegs.open(null, "A")).isEmpty();
    }

    private static Promise promise(Leg... legs) {
        return new Promise(1, 1, NINE, NOON, NOON, "sourcing 1: otherwise", List.of(legs));
    }

    private static Leg leg(String node, String service, Instant madeAt, @Nullable Instant shippedAt) {
        return new Leg(node, service, madeAt, NOON, NOON, shippedAt, null, null, null);
    }
}
