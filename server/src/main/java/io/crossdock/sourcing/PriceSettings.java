package io.crossdock.sourcing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the prices of scarce stock.
 *
 * @param on whether decisions see prices; the forecast is learned either way
 * @param capMinor highest price of a unit, in minor units
 * @param scarcePermille share of the expected demand, out of 1,000, below which stock is priced; more stock costs
 *     nothing
 * @param horizonDays days of demand that are expected: the usual time until new stock comes
 * @param halfLifeDays days after which a sale counts half in the forecast
 * @param everySeconds least business time between two pricings of a SKU
 */
@ConfigurationProperties("crossdock.prices")
public record PriceSettings(
        @DefaultValue("true") boolean on,
        @DefaultValue("2000") int capMinor,
        @DefaultValue("2000") int scarcePermille,
        @DefaultValue("14") int horizonDays,
        @DefaultValue("7") int halfLifeDays,
        @DefaultValue("300") int everySeconds) {

    public PriceSettings {
        require(capMinor, 0, 1_000_000, "cap-minor");
        require(scarcePermille, 0, 100_000, "scarce-permille");
        require(horizonDays, 1, 365, "horizon-days");
        require(halfLifeDays, 1, 365, "half-life-days");
        require(everySeconds, 0, 86_400, "every-seconds");
    }

    /**
     * Whether stock is scarce enough for a price.
     *
     * @param units units on all nodes
     * @param expected units expected until the horizon
     */
    public boolean scarce(long units, double expected) {
        return units * 1_000.0 < expected * scarcePermille;
    }

    private static void require(int value, int min, int max, String key) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "crossdock.prices." + key + " must be from " + min + " to " + max + ", not " + value);
        }
    }
}
