package io.crossdock.allocation.carthold;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of cart holds.
 *
 * @param seconds default lifetime of a hold, in business time
 * @param secondsMax longest lifetime of a hold, extensions included, in business time
 * @param sweepMillis interval at which this server looks for expired holds, in machine time
 */
@ConfigurationProperties("crossdock.holds")
public record CartHoldSettings(
        @DefaultValue("600") int seconds,
        @DefaultValue("3600") int secondsMax,
        @DefaultValue("2000") int sweepMillis) {

    /** What {@code secondsMax} may be: a week. */
    public static final int SECONDS_LIMIT = 604_800;

    public CartHoldSettings {
        if (secondsMax < 1 || secondsMax > SECONDS_LIMIT) {
            throw new IllegalArgumentException(
                    "crossdock.holds.seconds-max must be from 1 to " + SECONDS_LIMIT + ", not " + secondsMax);
        }
        if (seconds < 1 || seconds > secondsMax) {
            throw new IllegalArgumentException("crossdock.holds.seconds must be from 1 to seconds-max, not " + seconds);
        }
        if (sweepMillis < 10 || sweepMillis > 60_000) {
            throw new IllegalArgumentException(
                    "crossdock.holds.sweep-millis must be from 10 to 60000, not " + sweepMillis);
        }
    }
}
