package io.crossdock.connectors.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.shared.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdyenAmountsTest {

    @ParameterizedTest
    @CsvSource({
        "ISK, 2790, 279000",
        "CLP, 9990, 999000",
        "IDR, 15000000, 150000",
        "CVE, 120000, 1200",
        "JPY, 1200, 1200",
        "KWD, 12345, 12345",
        "EUR, 1050, 1050"
    })
    void amountsGoOutAndComeBackInAdyensMinorUnits(String currency, long ours, long theirs) {
        assertThat(AdyenAmounts.value(new Money(ours, currency))).isEqualTo(theirs);
        assertThat(AdyenAmounts.money(theirs, currency)).isEqualTo(new Money(ours, currency));
    }

    @Test
    void anAmountThatAdyenCanNotExpressIsNotRounded() {
        assertThatThrownBy(() -> AdyenAmounts.value(new Money(150_050, "IDR"))).isInstanceOf(ArithmeticException.class);
        assertThat(AdyenAmounts.money(150, "ISK")).isNull();
        assertThat(AdyenAmounts.money(1, "gold")).isNull();
    }
}
