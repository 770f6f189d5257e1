package io.crossdock.engine;

import java.time.Duration;

/**
 * Settings of a node's engine.
 *
 * @param name name of this node among those that share the database; a node that starts again keeps it
 * @param workers threads that move subjects; each holds at most one connection
 * @param batch most subjects in one transaction
 * @param poll longest pause between two looks at the log, in machine time, while nobody of this or another node has
 *     written anything; a quarter as often, a node looks for tasks that became due without its knowledge
 * @param lease machine time without a sign of life after which other nodes take over a node's calls
 */
public record EngineSettings(String name, int workers, int batch, Duration poll, Duration lease) {

    public static final EngineSettings DEFAULT =
            new EngineSettings("", 2, 512, Duration.ofMillis(500), Duration.ofSeconds(10));

    public EngineSettings {
        if (workers < 1 || workers > 64) {
            throw new IllegalArgumentException("workers must be from 1 to 64, not " + workers);
        }
        if (batch < 1 || batch > 4_096) {
            throw new IllegalArgumentException("batch must be from 1 to 4096, not " + batch);
        }
    }
}
