package io.crossdock.masterdata;

import io.crossdock.platform.request.NumberRange;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A product that is sold.
 *
 * @param code unique, as channels send it
 * @param unit base unit of all its quantities: {@code each}, {@code g}, {@code cm}
 * @param weightGrams weight of one base unit, 0 or more
 * @param priceMinor list price of one base unit, in minor units of the currency
 * @param currency ISO 4217
 * @param traits properties that nodes may refuse and policies may ask for, for instance {@code hazmat}; sourcing knows
 *     {@link #STORE_ONLY}, orders know {@link #DIGITAL}
 * @param dimensions dimensions of one base unit; null if not measured
 * @param preorderDate the day on which it goes on sale; null: it is on sale
 */
public record Sku(
        String code,
        String name,
        String unit,
        long weightGrams,
        long priceMinor,
        String currency,
        Set<String> traits,
        @Nullable Dimensions dimensions,
        @Nullable LocalDate preorderDate) {

    private static final long SIDE_MM_MAX = 100_000;

    /** Trait of goods that only stores may send. */
    public static final String STORE_ONLY = "store-only";

    /** Trait of what is delivered as a code, a licence, a download or a gift card by mail. */
    public static final String DIGITAL = "digital";

    public Sku {
        traits = traits == null || traits.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(traits));
    }

    /** A SKU without traits, dimensions and preorder date. */
    public Sku(String code, String name, String unit, long weightGrams, long priceMinor, String currency) {
        this(code, name, unit, weightGrams, priceMinor, currency, Set.of(), null, null);
    }

    /**
     * In millimeters, above zero.
     *
     * @param lengthMm longest side
     * @param widthMm second side
     * @param heightMm third side
     */
    public record Dimensions(
            @NumberRange(min = 1, max = SIDE_MM_MAX) long lengthMm,
            @NumberRange(min = 1, max = SIDE_MM_MAX) long widthMm,
            @NumberRange(min = 1, max = SIDE_MM_MAX) long heightMm) {}
}
