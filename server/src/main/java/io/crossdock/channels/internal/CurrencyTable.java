package io.crossdock.channels.internal;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Currencies of ISO 4217 that a country uses, and the digits of their minor units (yen 0, dollar 2, dinar 3). Java also
 * knows those that have ended, such as the kuna and the mark.
 */
final class CurrencyTable {

    static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    private static final Map<String, Integer> DIGITS = Stream.of(Locale.getISOCountries())
            .map(country -> Currency.getInstance(Locale.of("", country)))
            .filter(c -> c != null && c.getDefaultFractionDigits() >= 0)
            .distinct()
            .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, Currency::getDefaultFractionDigits));

    private CurrencyTable() {}

    static boolean known(String code) {
        return DIGITS.containsKey(code);
    }

    /**
     * Converts a decimal amount to minor units: 299.90 USD is 29990, 300 JPY is 300.
     *
     * @throws IllegalArgumentException for an unknown currency, or for digits below the minor unit that are not zero
     */
    static long minor(String amount, String currency) {
        var digits = DIGITS.get(currency);
        if (digits == null) {
            throw new IllegalArgumentException("not an ISO 4217 currency: " + currency);
        }
        try {
            return new BigDecimal(amount).movePointRight(digits).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("not an amount in " + currency + ": " + amount, e);
        }
    }
}
