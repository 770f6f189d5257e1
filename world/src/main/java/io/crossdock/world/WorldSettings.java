package io.crossdock.world;

import io.crossdock.engine.ScaledClock;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a world is set up.
 *
 * @param port of its systems on loopback, 0 for any
 * @param smtpPort of its mailbox on loopback, 0 for any
 * @param crossdock where webhooks go, without a path
 * @param clock business time, the same as Crossdock's
 * @param journal file in which the payment provider remembers over a restart; null to forget, and to know no parcels of
 *     earlier runs
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
