package io.crossdock.sourcing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How scarce stock is priced.
 *
 * @param on whether decisions see prices; the forecast is learned either way
 * @param capMinor most that a unit may be said to be worth, in minor units
 * @param scarcePermille stock below so much of the expected demand, out of 1,000, is priced; the rest costs nothing
 * @param horizonDays for which demand is expected: the usual time until new stock comes
 * @param halfLifeDays after which a sale counts half in the forecast
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
     * Whether so much stock is little enough to be priced. @param units on all nodes; {@code expected} until the
     * horizon
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
