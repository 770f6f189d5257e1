package io.crossdock.world;

import io.crossdock.engine.ScaledClock;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a world.
 *
 * @param port port of the systems on loopback, 0 for any free one
 * @param smtpPort port of the mailbox on loopback, 0 for any free one
 * @param crossdock base URL for webhooks, without a path
 * @param clock business time, as in Crossdock
 * @param journal file in which the payment provider keeps its payments over a restart; null to store nothing. With a
 *     journal, a tracking code that the carriers do not know is of an earlier run and counts as delivered
 */
public record WorldSettings(
        int port,
        int smtpPort,
        URI crossdock,
        Secrets secrets,
        Faults faults,
        Seed seed,
        ScaledClock clock,
        @Nullable Path journal) {}
