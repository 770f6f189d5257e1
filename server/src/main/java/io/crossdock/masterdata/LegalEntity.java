package io.crossdock.masterdata;

import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.TextForm;
import io.crossdock.platform.request.TextPattern;
import io.crossdock.shared.Limits;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A company that sells, and that orders, nodes and books belong to.
 *
 * @param code unique, for instance {@code acme-us}
 * @param name as the register of companies has it
 * @param country where it is registered, ISO 3166-1 alpha-2
 * @param bookCurrency currency of its books, ISO 4217
 * @param taxRegistrations its numbers at tax offices; null in a put: unchanged
 * @param externalIds what channels and other systems call it; null in a put: unchanged
 */
public record LegalEntity(
        @TextForm(kind = TextForm.Kind.CODE) String code,
        @TextForm(max = Limits.NAME_CHARACTERS_MAX) String name,

        @TextPattern(value = TextPattern.COUNTRY, meaning = TextPattern.COUNTRY_MEANING)
        String country,

        @TextPattern(value = "[A-Z]{3}", meaning = "a currency of ISO 4217")
        String bookCurrency,

        @ListSize(min = 0, max = REGISTRATIONS_MAX) @Nullable
        List<TaxRegistration> taxRegistrations,

        @ListSize(min = 0, max = PartnerName.NAMES_MAX) @Nullable
        List<PartnerName> externalIds) {

    private static final int REGISTRATIONS_MAX = 100;

    /**
     * A number under which it pays taxes in a country.
     *
     * @param country ISO 3166-1 alpha-2
     * @param number as the tax office writes it
     */
    public record TaxRegistration(
            @TextPattern(value = TextPattern.COUNTRY, meaning = TextPattern.COUNTRY_MEANING)
            String country,

            @TextForm(max = Limits.CODE_CHARACTERS_MAX) String number) {}

    /** The record with the lists that it leaves as they are. @param known the record as it is stored, if it is */
    public LegalEntity complete(Optional<LegalEntity> known) {
        return new LegalEntity(
                code,
                name,
                country,
                bookCurrency,
                taxRegistrations == null
                        ? known.map(LegalEntity::taxRegistrations).orElse(List.of())
                        : List.copyOf(taxRegistrations),
                PartnerName.complete(externalIds, known.map(LegalEntity::externalIds)));
    }
}
