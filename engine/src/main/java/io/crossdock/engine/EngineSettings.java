package io.crossdock.engine;

import java.time.Duration;

/**
 * How a node works.
 *
 * @param workers threads that move subjects; each holds at most one connection
 * @param batch most subjects of one transaction
 * @param poll longest pause between two looks for due tasks, in machine time; work of this node's own transactions
 *     wakes at once
 * @param lease after so long without a sign of life (machine time) a node's calls are taken over by others
 */
public record EngineSettings(int workers, int batch, Duration poll, Duration lease) {

    public static final EngineSettings DEFAULT =
            new EngineSettings(2, 512, Duration.ofMillis(25), Duration.ofSeconds(10));

    public EngineSettings {
        if (workers < 1 || workers > 64) {
            throw new IllegalArgumentException("workers must be from 1 to 64, not " + workers);
        }
        if (batch < 1 || batch > 4_096) {
            throw new IllegalArgumentException("batch must be from 1 to 4096, not " + batch);
        }
    }
}
