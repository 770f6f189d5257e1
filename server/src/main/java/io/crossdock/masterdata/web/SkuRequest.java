package io.crossdock.masterdata.web;

import io.crossdock.masterdata.Sku;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.CheckedRecord;
import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.platform.request.TextForm;
import io.crossdock.platform.request.TextPattern;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Money;
import io.crossdock.shared.ViolationCode;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A SKU to store.
 *
 * @param code code of the SKU, unique, as channels send it
 * @param unit base unit of all quantities of the SKU
 * @param weightGrams weight of one base unit in grams
 * @param priceMinor list price of one base unit, in minor units of the currency
 * @param traits properties that nodes may refuse and policies may ask for, for instance {@code hazmat};
 *     {@code store-only} keeps it to stores
 * @param dimensions size of one base unit; null: not measured
 * @param preorderDate day on which it goes on sale; null: it is on sale
 */
record SkuRequest(
        @TextForm(kind = TextForm.Kind.CODE) String code,
        @TextForm(max = Limits.NAME_CHARACTERS_MAX) String name,
        String unit,
        @NumberRange(min = 0, max = Limits.WEIGHT_GRAMS_MAX) long weightGrams,
        @NumberRange(min = 0, max = Limits.AMOUNT_MINOR_MAX) long priceMinor,
        @TextForm(max = Limits.NAME_CHARACTERS_MAX) String currency,

        @ListSize(min = 0, max = TRAITS_MAX) @TextPattern(value = TextPattern.WORD, meaning = TextPattern.WORD_MEANING)
        Set<String> traits,

        Sku.@Nullable Dimensions dimensions,
        @Nullable LocalDate preorderDate)
        implements CheckedRecord {

    private static final int TRAITS_MAX = 50;

    @Override
    public void check(RequestReader at) {
        if (!currency.isEmpty() && !Money.isCurrency(currency)) {
            at.violation("currency", ViolationCode.WRONG_FORMAT, "must be an ISO 4217 code, not '" + currency + "'");
        }
    }

    Sku sku() {
        return new Sku(code, name, unit, weightGrams, priceMinor, currency, traits, dimensions, preorderDate);
    }
}
