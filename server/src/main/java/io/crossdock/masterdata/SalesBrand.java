package io.crossdock.masterdata;

import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.TextForm;
import io.crossdock.shared.Limits;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A name under which the retailer sells.
 *
 * @param code unique, for instance {@code acme}
 * @param name as customers read it
 * @param externalIds what channels and other systems call it; null in a put: unchanged
 */
public record SalesBrand(
        @TextForm(kind = TextForm.Kind.CODE) String code,
        @TextForm(max = Limits.NAME_CHARACTERS_MAX) String name,

        @ListSize(min = 0, max = PartnerName.NAMES_MAX) @Nullable
        List<PartnerName> externalIds) {

    /** The record with the names that it leaves as they are. @param known the record as it is stored, if it is */
    public SalesBrand complete(Optional<SalesBrand> known) {
        return new SalesBrand(code, name, PartnerName.complete(externalIds, known.map(SalesBrand::externalIds)));
    }
}
