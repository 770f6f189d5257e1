package io.crossdock.channels;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of intake's grouping.
 *
 * @param queue most messages that wait; further ones are answered with 503
 * @param batch most messages of one transaction
 * @param workers most transactions at the same time
 */
@ConfigurationProperties("crossdock.intake")
public record IntakeSettings(
        @DefaultValue("4096") int queue,
        @DefaultValue("512") int batch,
        @DefaultValue("2") int workers) {

    public IntakeSettings {
        if (queue < 1 || queue > 100_000) {
            throw new IllegalArgumentException("crossdock.intake.queue is 1 to 100000, not " + queue);
        }
        if (batch < 1 || batch > 4_096) {
            throw new IllegalArgumentException("crossdock.intake.batch is 1 to 4096, not " + batch);
        }
        if (workers < 1 || workers > 16) {
            throw new IllegalArgumentException("crossdock.intake.workers is 1 to 16, not " + workers);
        }
    }
}
