package io.crossdock.shared;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in minor units (cents, yen) of one currency; may be negative. Arithmetic is exact: overflow throws
 * {@link ArithmeticException}, a mix of currencies {@link IllegalArgumentException}.
 *
 * @param minor whole minor units
 * @param currency ISO 4217, three capital letters
 */
public record Money(long minor, String currency) {

    public Money {
        if (!isCurrency(currency)) {
            throw new IllegalArgumentException("not an ISO 4217 currency: " + currency);
        }
    }

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    public Money times(long quantity) {
        return new Money(Math.multiplyExact(minor, quantity), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    public boolean isZero() {
        return minor == 0;
    }

    /** As people read it, such as 67.79 USD, 500 JPY. */
    public String text() {
        return text(minor, currency);
    }

    /** As people read it; as many decimals as the currency has, two where it is not known. */
    public static String text(long minor, String currency) {
        int digits = Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(currency))
                .mapToInt(known -> Math.max(0, known.getDefaultFractionDigits()))
                .findFirst()
                .orElse(2);
        return BigDecimal.valueOf(minor, digits).toPlainString() + " " + currency;
    }

    /** Whether the text has the form of a currency code: three capital letters. */
    public static boolean isCurrency(String text) {
        return text.length() == 3 && text.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("can't mix " + currency + " and " + other.currency);
        }
        return other;
    }
}
