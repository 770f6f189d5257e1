package io.crossdock.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ExactRatioTest {

    private static final long SEED = Long.getLong("seed", 4711L);

    @Test
    void isExactWhereTheProductPassesALong() {
        assertThat(ExactRatio.floor(Long.MAX_VALUE, 3, 4)).isEqualTo(6_917_529_027_641_081_855L);
        assertThat(ExactRatio.ceil(Long.MAX_VALUE, 3, 4)).isEqualTo(6_917_529_027_641_081_856L);
        assertThat(ExactRatio.floor(Long.MIN_VALUE, 3, 4)).isEqualTo(-6_917_529_027_641_081_856L);
        assertThatThrownBy(() -> ExactRatio.floor(Long.MAX_VALUE, 3, 2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void agreesWithNumbersOfAnySize() {
        for (int run = 0; run < 20_000; run++) {
            var random = new Random(SEED + run);
            long amount = random.nextLong() >> random.nextInt(64);
            long whole = (random.nextLong() >>> 1 + random.nextInt(62)) + 1;
            long part = random.nextLong(whole);

            var exact = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(part));
            var halves = exact.divideAndRemainder(BigInteger.valueOf(whole));
            long down = halves[0].longValueExact() - (halves[1].signum() < 0 ? 1 : 0);

            assertThat(ExactRatio.floor(amount, part, whole))
                    .as("-Dseed=%d", SEED + run)
                    .isEqualTo(down);
            assertThat(ExactRatio.ceil(amount, part, whole))
                    .as("-Dseed=%d", SEED + run)
                    .isEqualTo(down + (halves[1].signum() == 0 ? 0 : 1));
        }
    }
}
