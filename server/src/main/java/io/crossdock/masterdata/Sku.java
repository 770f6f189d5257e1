package io.crossdock.masterdata;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A thing that is sold.
 *
 * @param code unique, as channels send it
 * @param unit base unit in which every quantity of it counts: {@code each}, {@code g}, {@code cm}
 * @param weightGrams of one base unit, 0 or more
 * @param priceMinor list price of one base unit, in minor units of the currency
 * @param currency ISO 4217
 * @param traits that nodes may refuse and policies may ask for, for instance {@code hazmat}; {@link #STORE_ONLY} is
 *     known to sourcing
 * @param dimensions of one base unit; null where nobody measured it
 * @param preorderDate the day from which it is sold for real; null: it is
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

    /** Trait of goods that leave from stores alone. */
    public static final String STORE_ONLY = "store-only";

    public Sku {
        traits = traits == null || traits.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(traits));
    }

    /** An ordinary thing. */
    public Sku(String code, String name, String unit, long weightGrams, long priceMinor, String currency) {
        this(code, name, unit, weightGrams, priceMinor, currency, Set.of(), null, null);
    }

    /** In millimeters, above zero. */
    public record Dimensions(long lengthMm, long widthMm, long heightMm) {}
}
