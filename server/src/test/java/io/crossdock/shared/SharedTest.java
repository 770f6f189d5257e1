package io.crossdock.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SharedTest {

    @Test
    void moneyOfTwoCurrenciesDoesNotMix() {
        assertThat(new Money(1250, "USD").plus(new Money(-50, "USD"))).isEqualTo(new Money(1200, "USD"));
        assertThatThrownBy(() -> new Money(1, "USD").plus(new Money(1, "EUR"))).hasMessage("can't mix USD and EUR");
        assertThatThrownBy(() -> new Money(1, "usd")).hasMessage("not an ISO 4217 currency: usd");
    }

    @Test
    void moneyNeverOverflowsInSilence() {
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE, "USD").plus(new Money(1, "USD")))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE, "USD").times(2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void readsOnlyIdsThatItWouldPrint() {
        assertThat(IdText.print('O', 123)).isEqualTo("O123");
        assertThat(IdText.parse('O', "O123")).hasValue(123);
        for (var wrong : List.of("", "O", "F123", "O0123", "O-1", "O1 ", "O1x", "O1234567890123456789", "123")) {
            assertThat(IdText.parse('O', wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void theLastPageHasNoCursor() {
        assertThat(Page.of(List.of("a", "b", "c"), 2, c -> c)).isEqualTo(new Page<>(List.of("a", "b"), "b"));
        assertThat(Page.of(List.of("a", "b"), 2, c -> c)).isEqualTo(new Page<>(List.of("a", "b"), null));
    }
}
