package io.crossdock.masterdata;

/**
 * A thing that is sold.
 *
 * @param code unique, as channels send it
 * @param unit base unit in which every quantity of it counts: {@code each}, {@code g}, {@code cm}
 * @param weightGrams of one base unit, 0 or more
 * @param priceMinor list price of one base unit, in minor units of the currency
 * @param currency ISO 4217
 */
public record Sku(String code, String name, String unit, long weightGrams, long priceMinor, String currency) {}
