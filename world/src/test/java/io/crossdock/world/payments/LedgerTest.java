package io.crossdock.world.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which payments of one card are two charges. */
class LedgerTest {

    private static final Instant FIRST = Instant.parse("2026-12-01T10:00:00Z");

    private static Payment payment(String psp, long minor, Duration later, long captured) {
        var payment = new Payment(psp, "O1", "tok_1", "USD", minor, Payment.State.AUTHORIZED, FIRST.plus(later));
        if (captured > 0) {
            payment.capture("c-" + psp, "F-" + psp, captured);
        }
        return payment;
    }

    private static int doubles(Payment... payments) {
        return (int) Ledger.of(List.of(payments)).doubleCharges();
    }

    @Test
    void anAuthorizationThatHasLapsedMayBeMadeAnew() {
        assertThat(doubles(payment("a", 1_000, Duration.ZERO, 0), payment("b", 1_000, Duration.ofDays(31), 1_000)))
                .isZero();
        assertThat(doubles(payment("a", 1_000, Duration.ZERO, 400), payment("b", 600, Duration.ofDays(31), 600)))
                .isZero();
    }

    @Test
    void moneyHeldTwiceAtOnceOrChargedTwiceIsTold() {
        assertThat(doubles(payment("a", 1_000, Duration.ZERO, 0), payment("b", 1_000, Duration.ofDays(19), 1_000)))
                .isEqualTo(1);
        assertThat(doubles(payment("a", 1_000, Duration.ZERO, 1_000), payment("b", 1_000, Duration.ofDays(40), 1_000)))
                .isEqualTo(1);
    }
}
