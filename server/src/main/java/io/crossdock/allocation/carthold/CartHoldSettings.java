package io.crossdock.allocation.carthold;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Cart holds.
 *
 * @param seconds how long a hold lives that doesn't say it, in business time
 * @param secondsMax how long a hold may live at most, extensions included, in business time
 * @param sweepMillis how often this node looks for holds whose time is over, in machine time
 */
@ConfigurationProperties("crossdock.holds")
public record CartHoldSettings(
        @DefaultValue("600") int seconds,
        @DefaultValue("3600") int secondsMax,
        @DefaultValue("1000") int sweepMillis) {

    public CartHoldSettings {
        if (secondsMax < 1 || secondsMax > 604_800) {
            throw new IllegalArgumentException(
                    "crossdock.holds.seconds-max must be from 1 to 604800, not " + secondsMax);
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
