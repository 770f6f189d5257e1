package io.crossdock.masterdata;

import io.crossdock.platform.request.TextForm;
import io.crossdock.shared.Limits;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What another system calls a record.
 *
 * @param system whose name it is; a sales channel is a system of its own code
 * @param type which of the system's names, for instance {@code merchant_business_entity_id}; null: it has one kind
 * @param value the name, as the system sends it
 */
public record PartnerName(
        @TextForm(max = Limits.CODE_CHARACTERS_MAX) String system,
        @Nullable String type,
        @TextForm(max = Limits.CODE_CHARACTERS_MAX) String value) {

    /** In which the names of a record stand. */
    public static final Comparator<PartnerName> ORDER =
            Comparator.comparing(PartnerName::system).thenComparing(PartnerName::value);

    /** Names of one record. */
    static final int NAMES_MAX = 100;

    /** Names in the order in which they are read; those that are stored where none are said. */
    static List<PartnerName> complete(@Nullable List<PartnerName> said, Optional<List<PartnerName>> stored) {
        return said == null
                ? stored.orElse(List.of())
                : said.stream().sorted(ORDER).toList();
    }
}
