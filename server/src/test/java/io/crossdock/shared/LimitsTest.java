package io.crossdock.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Products of values within the limits stay below 2^63, or throw. */
class LimitsTest {

    @Test
    void unitsOfALineCanBeMultiplied() {
        assertThat(Math.multiplyExact(Limits.LINE_UNITS_MAX, Limits.WEIGHT_GRAMS_MAX))
                .isEqualTo(10_000_000_000_000_000L);
        assertThat(Math.multiplyExact(Limits.LINE_UNITS_MAX, Limits.COST_MINOR_MAX))
                .isEqualTo(1_000_000_000_000_000_000L);
        assertThat(Math.multiplyExact(Limits.LINES_MAX, Limits.LINE_UNITS_MAX * Limits.PART_UNITS_MAX))
                .isEqualTo(500_000_000_000_000_000L);
    }

    @Test
    void unitsOfAMillionRowsCanBeSummed() {
        assertThat(Math.multiplyExact(1_000_000, Limits.STOCK_UNITS_MAX)).isEqualTo(1_000_000_000_000_000_000L);
    }

    @Test
    void amountsOfAnOrderCanBeSummed() {
        assertThat(Math.multiplyExact(3L * Limits.LINES_MAX, Limits.AMOUNT_MINOR_MAX))
                .isEqualTo(1_500_000_000_000_000L);
    }

    @Test
    void aPriceTimesUnitsThrowsRatherThanWrapsAround() {
        var price = new Money(Limits.AMOUNT_MINOR_MAX, "USD");

        assertThatThrownBy(() -> price.times(Limits.LINE_UNITS_MAX)).isInstanceOf(ArithmeticException.class);
    }
}
