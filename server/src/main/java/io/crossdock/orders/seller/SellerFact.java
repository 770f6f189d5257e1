package io.crossdock.orders.seller;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@link OrderSellers#SELLER_KNOWN}: who sold an order, all that is known now.
 *
 * @param entityCountry country of the legal entity, ISO 3166-1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SellerFact(
        @Nullable String brand,
        @Nullable String legalEntity,
        @Nullable String entityCountry) {}
