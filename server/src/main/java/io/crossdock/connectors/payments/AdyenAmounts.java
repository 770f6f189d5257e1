package io.crossdock.connectors.payments;

import io.crossdock.shared.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Amounts as Adyen counts them. Its table of currency codes has other minor units than ISO 4217 for four currencies;
 * for all others both are the same.
 */
final class AdyenAmounts {

    /** Adyen's decimals less those of ISO 4217. */
    private static final Map<String, Integer> MORE_DIGITS = Map.of("CLP", 2, "ISK", 2, "CVE", -2, "IDR", -2);

    private static final long HUNDRED = 100;

    private AdyenAmounts() {}

    /**
     * An amount in Adyen's minor units.
     *
     * @throws ArithmeticException where Adyen can't express it: sen of an IDR
     */
    static long value(Money money) {
        return switch (MORE_DIGITS.getOrDefault(money.currency(), 0)) {
            case 2 -> Math.multiplyExact(money.minor(), HUNDRED);
            case -2 -> whole(money.minor(), money);
            default -> money.minor();
        };
    }

    /** The amount of an answer or an event: {@code {"currency": "USD", "value": 1000}}; null where there is none. */
    static @Nullable Money read(JsonNode amount) {
        var value = amount.path("value");
        return value.isIntegralNumber() && value.canConvertToLong()
                ? money(value.asLong(), amount.path("currency").asString(""))
                : null;
    }

    /** An amount that Adyen names; null where it names none that a currency of ours can express. */
    static @Nullable Money money(long value, String currency) {
        if (!Money.isCurrency(currency)) {
            return null;
        }
        return switch (MORE_DIGITS.getOrDefault(currency, 0)) {
            case 2 -> value % HUNDRED == 0 ? new Money(value / HUNDRED, currency) : null;
            case -2 -> Math.abs(value) <= Long.MAX_VALUE / HUNDRED ? new Money(value * HUNDRED, currency) : null;
            default -> new Money(value, currency);
        };
    }

    private static long whole(long minor, Money money) {
        if (minor % HUNDRED != 0) {
            throw new ArithmeticException(
                    "Adyen counts " + money.currency() + " in whole units, so it can't move " + minor + " hundredths");
        }
        return minor / HUNDRED;
    }
}
