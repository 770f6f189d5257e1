package io.crossdock.orders.seller;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Who sold an order, as codes of the master data.
 *
 * @param brand code of the brand; null: none, or the master data does not know it yet
 * @param legalEntity code of the company that sold it; null likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SoldBy(@Nullable String brand, @Nullable String legalEntity) {

    /** Of an order of which nothing is known. */
    public static final SoldBy NOBODY = new SoldBy(null, null);

    /** The same; null where nothing is known. */
    public @Nullable SoldBy orNull() {
        return brand == null && legalEntity == null ? null : this;
    }
}
