package io.crossdock.inventory;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Pace of inventory's background work, in machine time.
 *
 * @param watchPercent share of time that one connection spends on it, in percent, 0 to 50; 0 switches it off
 * @param verifyPauseSeconds pause between two walks of a verification
 * @param verifyIdlePauseSeconds the same while nothing happens, so that the log does not grow
 * @param buffersPauseSeconds pause between two walks that learn buffers
 * @param feedsPauseSeconds pause between two checks for silent feeds and for parked rows that can be applied
 */
@ConfigurationProperties("crossdock.inventory")
public record InventorySettings(
        @DefaultValue("5") int watchPercent,
        @DefaultValue("60") int verifyPauseSeconds,
        @DefaultValue("900") int verifyIdlePauseSeconds,
        @DefaultValue("900") int buffersPauseSeconds,
        @DefaultValue("30") int feedsPauseSeconds) {

    public InventorySettings {
        require(
                watchPercent >= 0 && watchPercent <= 50,
                "crossdock.inventory.watch-percent must be from 0 to 50, not " + watchPercent);
        require(
                verifyPauseSeconds >= 1,
                "crossdock.inventory.verify-pause-seconds must be at least 1, not " + verifyPauseSeconds);
        require(
                verifyIdlePauseSeconds >= 1,
                "crossdock.inventory.verify-idle-pause-seconds must be at least 1, not " + verifyIdlePauseSeconds);
        require(
                buffersPauseSeconds >= 1,
                "crossdock.inventory.buffers-pause-seconds must be at least 1, not " + buffersPauseSeconds);
        require(
                feedsPauseSeconds >= 1,
                "crossdock.inventory.feeds-pause-seconds must be at least 1, not " + feedsPauseSeconds);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
