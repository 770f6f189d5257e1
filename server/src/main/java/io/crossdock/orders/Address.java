package io.crossdock.orders;

import org.jspecify.annotations.Nullable;

/**
 * The address that an order is sent to.
 *
 * @param name who gets the goods
 * @param line1 street and number
 * @param line2 further line of the address; null: none
 * @param city city or place
 * @param region state, province or county, as used in the country's addresses
 * @param postalCode empty in countries without postal codes
 * @param company company at the address; null: none
 * @param country ISO 3166-1, two capital letters
 */
public record Address(
        String name,
        String line1,
        @Nullable String line2,
        String city,
        @Nullable String region,
        String postalCode,
        String country,
        @Nullable String phone,
        @Nullable String company) {}
